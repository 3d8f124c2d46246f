namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>marketplace/remove</c>.</summary>
public sealed record MarketplaceRemoveParams
{
    public required string MarketplaceName { get; init; }
}
