namespace Daemon.Protocol.V2.Hooks;

/// <summary>Whether the session waits for a hook.</summary>
public enum HookExecutionMode
{
    Sync,
    Async,
}
