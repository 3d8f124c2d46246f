namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/share/list</c>.</summary>
public sealed record PluginShareListResponse
{
    public required IReadOnlyList<PluginShareListItem> Data { get; init; }
}
