namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>marketplace/add</c>.</summary>
public sealed record MarketplaceAddParams
{
    public string? RefName { get; init; }

    public required string Source { get; init; }

    public IReadOnlyList<string>? SparsePaths { get; init; }
}
