using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Models;

/// <summary>How a gateway is authenticated; <c>mode</c> is the tag.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "mode")]
[JsonDerivedType(typeof(None), "none")]
[JsonDerivedType(typeof(EnvironmentVariable), "environmentVariable")]
[JsonDerivedType(typeof(ExternallyConfigured), "externallyConfigured")]
public abstract record GatewayAuth
{
    private GatewayAuth()
    {
    }

    public sealed record None : GatewayAuth;

    public sealed record EnvironmentVariable : GatewayAuth
    {
        public required string EnvKey { get; init; }
    }

    public sealed record ExternallyConfigured : GatewayAuth
    {
        public string? EnvKey { get; init; }
    }
}
