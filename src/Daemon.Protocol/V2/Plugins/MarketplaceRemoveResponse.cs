using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>marketplace/remove</c>.</summary>
public sealed record MarketplaceRemoveResponse
{
    public AbsolutePath? InstalledRoot { get; init; }

    public required string MarketplaceName { get; init; }
}
