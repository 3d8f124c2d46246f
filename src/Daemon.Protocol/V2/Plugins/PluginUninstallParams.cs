namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/uninstall</c>.</summary>
public sealed record PluginUninstallParams
{
    public required string PluginId { get; init; }
}
