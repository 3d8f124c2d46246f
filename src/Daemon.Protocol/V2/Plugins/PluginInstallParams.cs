using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/install</c>: exactly one of marketplacePath and remoteMarketplaceName.</summary>
public sealed record PluginInstallParams
{
    public string? InstallAttemptId { get; init; }

    public AbsolutePath? MarketplacePath { get; init; }

    public required string PluginName { get; init; }

    public string? RemoteMarketplaceName { get; init; }
}
