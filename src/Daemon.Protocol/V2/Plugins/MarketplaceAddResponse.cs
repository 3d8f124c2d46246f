using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>marketplace/add</c>.</summary>
public sealed record MarketplaceAddResponse
{
    public required bool AlreadyAdded { get; init; }

    public required AbsolutePath InstalledRoot { get; init; }

    public required string MarketplaceName { get; init; }
}
