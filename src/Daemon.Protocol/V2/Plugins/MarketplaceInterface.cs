namespace Daemon.Protocol.V2.Plugins;

/// <summary>How a marketplace is presented.</summary>
public sealed record MarketplaceInterface
{
    public string? DisplayName { get; init; }
}
