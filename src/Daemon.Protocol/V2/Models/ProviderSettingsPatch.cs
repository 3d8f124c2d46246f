using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Models;

/// <summary>Changes to a provider: what is absent stays, null clears.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CustomGateway), "customGateway")]
[JsonDerivedType(typeof(Bedrock), "bedrock")]
[JsonDerivedType(typeof(Gcp), "gcp")]
public abstract record ProviderSettingsPatch
{
    private ProviderSettingsPatch()
    {
    }

    public sealed record CustomGateway : ProviderSettingsPatch
    {
        public Optional<string> BaseUrl { get; init; }

        public Optional<string> EnvKey { get; init; }

        public string? Name { get; init; }

        public string? ProviderId { get; init; }
    }

    public sealed record Bedrock : ProviderSettingsPatch
    {
        public Optional<string> Profile { get; init; }

        public required BedrockProviderId ProviderId { get; init; }

        public Optional<string> Region { get; init; }
    }

    public sealed record Gcp : ProviderSettingsPatch
    {
        public Optional<string> CredentialFile { get; init; }

        public Optional<string> Location { get; init; }

        public Optional<string> ProjectId { get; init; }

        public required GcpProviderId ProviderId { get; init; }
    }
}
