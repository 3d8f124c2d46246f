namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/read</c>.</summary>
public sealed record PluginReadResponse
{
    public required PluginDetail Plugin { get; init; }
}
