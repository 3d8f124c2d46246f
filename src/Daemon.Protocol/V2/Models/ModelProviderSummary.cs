namespace Daemon.Protocol.V2.Models;

/// <summary>A configured provider.</summary>
public sealed record ModelProviderSummary
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required bool CanEdit { get; init; }

    public string? BaseUrl { get; init; }

    public required ProviderSettings Settings { get; init; }
}
