using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A plugin that was found.</summary>
public sealed record PluginSearchResult
{
    public required string MarketplaceName { get; init; }

    public AbsolutePath? MarketplacePath { get; init; }

    public required PluginSummary Plugin { get; init; }
}
