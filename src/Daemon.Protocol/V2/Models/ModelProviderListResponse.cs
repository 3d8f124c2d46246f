namespace Daemon.Protocol.V2.Models;

/// <summary>The answer to <c>modelProvider/list</c>.</summary>
public sealed record ModelProviderListResponse
{
    public required IReadOnlyList<ModelProviderSummary> Data { get; init; }

    public required string DefaultProviderId { get; init; }

    public required bool CanChangeDefault { get; init; }
}
