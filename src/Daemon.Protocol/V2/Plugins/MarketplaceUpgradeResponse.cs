using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>marketplace/upgrade</c>.</summary>
public sealed record MarketplaceUpgradeResponse
{
    public required IReadOnlyList<MarketplaceUpgradeErrorInfo> Errors { get; init; }

    public required IReadOnlyList<string> SelectedMarketplaces { get; init; }

    public required IReadOnlyList<AbsolutePath> UpgradedRoots { get; init; }
}
