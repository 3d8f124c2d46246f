using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Where a capability root lies.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Environment), "environment")]
public abstract record CapabilityRootLocation
{
    private CapabilityRootLocation()
    {
    }

    public sealed record Environment : CapabilityRootLocation
    {
        public required string Path { get; init; }

        public required string EnvironmentId { get; init; }
    }
}
