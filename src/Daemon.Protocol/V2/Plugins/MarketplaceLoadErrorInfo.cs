using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A marketplace that cannot be read.</summary>
public sealed record MarketplaceLoadErrorInfo
{
    public required AbsolutePath MarketplacePath { get; init; }

    public required string Message { get; init; }
}
