namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/list</c>.</summary>
public sealed record PluginListResponse
{
    public IReadOnlyList<string> FeaturedPluginIds { get; init; } = [];

    public IReadOnlyList<MarketplaceLoadErrorInfo> MarketplaceLoadErrors { get; init; } = [];

    public required IReadOnlyList<PluginMarketplaceEntry> Marketplaces { get; init; }
}
