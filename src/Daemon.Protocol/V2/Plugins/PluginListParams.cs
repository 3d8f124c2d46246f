using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/list</c>.</summary>
public sealed record PluginListParams
{
    public IReadOnlyList<AbsolutePath>? Cwds { get; init; }

    public bool ForceRefetch { get; init; }

    public IReadOnlyList<PluginListMarketplaceKind>? MarketplaceKinds { get; init; }
}
