namespace Daemon.Protocol.V2.Hooks;

/// <summary>How far a hook is.</summary>
public enum HookRunStatus
{
    Running,
    Completed,
    Failed,
    Blocked,
    Stopped,
}
