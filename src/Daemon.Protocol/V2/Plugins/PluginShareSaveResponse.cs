namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/share/save</c>.</summary>
public sealed record PluginShareSaveResponse
{
    public bool? CanPublishToWorkspace { get; init; }

    public required string RemotePluginId { get; init; }

    public required string ShareUrl { get; init; }
}
