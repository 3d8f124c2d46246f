using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/share/checkout</c>.</summary>
public sealed record PluginShareCheckoutResponse
{
    public required string MarketplaceName { get; init; }

    public required AbsolutePath MarketplacePath { get; init; }

    public required string PluginId { get; init; }

    public required string PluginName { get; init; }

    public required AbsolutePath PluginPath { get; init; }

    public required string RemotePluginId { get; init; }

    public string? RemoteVersion { get; init; }
}
