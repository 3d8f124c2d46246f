namespace Daemon.Protocol.V2.Hooks;

/// <summary>The points of a session at which hooks run.</summary>
public enum HookEventName
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
