namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/reconcile</c>.</summary>
public sealed record PluginReconcileParams
{
    public string? Reason { get; init; }
}
