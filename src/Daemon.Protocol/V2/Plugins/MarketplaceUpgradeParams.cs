namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>marketplace/upgrade</c>.</summary>
public sealed record MarketplaceUpgradeParams
{
    public string? MarketplaceName { get; init; }
}
