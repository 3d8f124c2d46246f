namespace Daemon.Protocol.Hooks;

/// <summary>When hooks run, in the order in which they are listed.</summary>
public enum HookEvent
{
    PreModelRequest,
    PostModelRequest,
    PreToolUse,
    PermissionRequest,
    PostToolUse,
    PreCompact,
    PostCompact,
    SessionStart,
    SessionEnd,
    UserPromptSubmit,
    SubagentStart,
    SubagentStop,
    Stop,
    Interrupt,
}
