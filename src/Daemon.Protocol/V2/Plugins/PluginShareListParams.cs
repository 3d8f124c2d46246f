namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/share/list</c>.</summary>
public sealed record PluginShareListParams;
