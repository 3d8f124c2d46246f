namespace Daemon.Protocol.V2.Plugins;

/// <summary>A marketplace that could not be upgraded.</summary>
public sealed record MarketplaceUpgradeErrorInfo
{
    public required string MarketplaceName { get; init; }

    public required string Message { get; init; }
}
