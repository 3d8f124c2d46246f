using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>Where a plugin comes from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Local), "local")]
[JsonDerivedType(typeof(Git), "git")]
[JsonDerivedType(typeof(Npm), "npm")]
[JsonDerivedType(typeof(Remote), "remote")]
public abstract record PluginSource
{
    private PluginSource()
    {
    }

    public sealed record Local : PluginSource
    {
        public required AbsolutePath Path { get; init; }
    }

    public sealed record Git : PluginSource
    {
        public string? Path { get; init; }

        public string? RefName { get; init; }

        public string? Sha { get; init; }

        public required string Url { get; init; }
    }

    public sealed record Npm : PluginSource
    {
        public required string Package { get; init; }

        public string? Registry { get; init; }

        public string? Version { get; init; }
    }

    public sealed record Remote : PluginSource;
}
