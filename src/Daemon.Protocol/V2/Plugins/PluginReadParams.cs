using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/read</c>: exactly one of marketplacePath and remoteMarketplaceName.</summary>
public sealed record PluginReadParams
{
    public AbsolutePath? MarketplacePath { get; init; }

    public required string PluginName { get; init; }

    public string? RemoteMarketplaceName { get; init; }
}
