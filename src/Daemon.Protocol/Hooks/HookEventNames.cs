namespace Daemon.Protocol.Hooks;

/// <summary>The spellings of an event: in configuration and hook input, in keys, in run ids and on the wire.</summary>
public sealed record HookEventNames(HookEvent Event, string Pascal, string Snake, string Kebab, string Camel)
{
    /// <summary>Every event, in listing order.</summary>
    public static IReadOnlyList<HookEventNames> All { get; } =
    [
        new(HookEvent.PreModelRequest, "PreModelRequest", "pre_model_request", "pre-model-request", "preModelRequest"),
        new(HookEvent.PostModelRequest, "PostModelRequest", "post_model_request", "post-model-request", "postModelRequest"),
        new(HookEvent.PreToolUse, "PreToolUse", "pre_tool_use", "pre-tool-use", "preToolUse"),
        new(HookEvent.PermissionRequest, "PermissionRequest", "permission_request", "permission-request", "permissionRequest"),
        new(HookEvent.PostToolUse, "PostToolUse", "post_tool_use", "post-tool-use", "postToolUse"),
        new(HookEvent.PreCompact, "PreCompact", "pre_compact", "pre-compact", "preCompact"),
        new(HookEvent.PostCompact, "PostCompact", "post_compact", "post-compact", "postCompact"),
        new(HookEvent.SessionStart, "SessionStart", "session_start", "session-start", "sessionStart"),
        new(HookEvent.SessionEnd, "SessionEnd", "session_end", "session-end", "sessionEnd"),
        new(HookEvent.UserPromptSubmit, "UserPromptSubmit", "user_prompt_submit", "user-prompt-submit", "userPromptSubmit"),
        new(HookEvent.SubagentStart, "SubagentStart", "subagent_start", "subagent-start", "subagentStart"),
        new(HookEvent.SubagentStop, "SubagentStop", "subagent_stop", "subagent-stop", "subagentStop"),
        new(HookEvent.Stop, "Stop", "stop", "stop", "stop"),
        new(HookEvent.Interrupt, "Interrupt", "interrupt", "interrupt", "interrupt"),
    ];

    public static HookEventNames Of(HookEvent value) => All[(int)value];
}
