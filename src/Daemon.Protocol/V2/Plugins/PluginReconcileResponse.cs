namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/reconcile</c>.</summary>
public sealed record PluginReconcileResponse
{
    public required IReadOnlyList<PluginReconcileChangedPlugin> ChangedPlugins { get; init; }

    public required IReadOnlyList<string> FailedMaterializationRemotePluginIds { get; init; }

    public required IReadOnlyList<string> FailedRemotePluginIds { get; init; }
}
