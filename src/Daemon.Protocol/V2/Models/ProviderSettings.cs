using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Models;

/// <summary>What is specific to a kind of provider.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Openai), "openai")]
[JsonDerivedType(typeof(CustomGateway), "customGateway")]
[JsonDerivedType(typeof(Bedrock), "bedrock")]
[JsonDerivedType(typeof(Gcp), "gcp")]
public abstract record ProviderSettings
{
    private ProviderSettings()
    {
    }

    public sealed record Openai : ProviderSettings;

    public sealed record CustomGateway : ProviderSettings
    {
        public required GatewayAuth Auth { get; init; }
    }

    public sealed record Bedrock : ProviderSettings
    {
        public string? Profile { get; init; }

        public string? Region { get; init; }
    }

    public sealed record Gcp : ProviderSettings
    {
        public string? CredentialFile { get; init; }

        public string? Location { get; init; }

        public string? ProjectId { get; init; }
    }
}
