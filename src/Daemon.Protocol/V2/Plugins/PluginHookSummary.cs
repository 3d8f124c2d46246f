using Daemon.Protocol.V2.Hooks;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A hook that a plugin brings.</summary>
public sealed record PluginHookSummary
{
    public required HookEventName EventName { get; init; }

    public required string Key { get; init; }
}
