namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/installed</c>.</summary>
public sealed record PluginInstalledResponse
{
    public IReadOnlyList<MarketplaceLoadErrorInfo> MarketplaceLoadErrors { get; init; } = [];

    public required IReadOnlyList<PluginMarketplaceEntry> Marketplaces { get; init; }
}
