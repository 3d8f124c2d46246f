using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A marketplace and its plugins.</summary>
public sealed record PluginMarketplaceEntry
{
    public MarketplaceInterface? Interface { get; init; }

    public required string Name { get; init; }

    public AbsolutePath? Path { get; init; }

    public required IReadOnlyList<PluginSummary> Plugins { get; init; }
}
