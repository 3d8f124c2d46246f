using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>The source of a layer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PackagedDefaults), "packagedDefaults")]
[JsonDerivedType(typeof(Mdm), "mdm")]
[JsonDerivedType(typeof(System), "system")]
[JsonDerivedType(typeof(EnterpriseManaged), "enterpriseManaged")]
[JsonDerivedType(typeof(User), "user")]
[JsonDerivedType(typeof(Project), "project")]
[JsonDerivedType(typeof(SessionFlags), "sessionFlags")]
[JsonDerivedType(typeof(LegacyManagedConfigTomlFromFile), "legacyManagedConfigTomlFromFile")]
[JsonDerivedType(typeof(LegacyManagedConfigTomlFromMdm), "legacyManagedConfigTomlFromMdm")]
public abstract record ConfigLayerSource
{
    private ConfigLayerSource()
    {
    }

    public sealed record PackagedDefaults : ConfigLayerSource
    {
        public required AbsolutePath File { get; init; }
    }

    public sealed record Mdm : ConfigLayerSource
    {
        public required string Domain { get; init; }

        public required string Key { get; init; }
    }

    public sealed record System : ConfigLayerSource
    {
        public required AbsolutePath File { get; init; }
    }

    public sealed record EnterpriseManaged : ConfigLayerSource
    {
        public required string Id { get; init; }

        public required string Name { get; init; }
    }

    public sealed record User : ConfigLayerSource
    {
        public required AbsolutePath File { get; init; }

        public string? Profile { get; init; }
    }

    public sealed record Project : ConfigLayerSource
    {
        public required AbsolutePath DotCodexFolder { get; init; }
    }

    public sealed record SessionFlags : ConfigLayerSource;

    public sealed record LegacyManagedConfigTomlFromFile : ConfigLayerSource
    {
        public required AbsolutePath File { get; init; }
    }

    public sealed record LegacyManagedConfigTomlFromMdm : ConfigLayerSource;
}
