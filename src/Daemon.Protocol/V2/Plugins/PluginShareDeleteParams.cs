namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/share/delete</c>.</summary>
public sealed record PluginShareDeleteParams
{
    public required string RemotePluginId { get; init; }
}
