using System.Text.Json;
using Daemon.Protocol.Hooks;

namespace Daemon.Core.Hooks;

/// <summary>
/// Understands what a hook printed. An object on standard output is its answer and is checked strictly, because a misspelt objection
/// must not pass for consent unnoticed; exit status 2 objects with what is on standard error. What is not understood has no effect.
/// </summary>
internal sealed class HookOutputParser(HookEvent about)
{
    private readonly string _event = HookEventNames.Of(about).Pascal;

    public HookOutcome Parse(HookExit exit)
    {
        if (exit.Problem is { } problem)
        {
            return HookOutcome.Failed(problem);
        }

        return exit.ExitCode == 2 ? Objection(exit.Stderr.Trim()) : Answer(exit.Stdout.Trim());
    }

    private HookOutcome Objection(string text)
    {
        if (!CanBlock && about != HookEvent.PermissionRequest)
        {
            return HookOutcome.Failed("hook exited with code 2");
        }

        return text.Length > 0 ? Blocked(text) : HookOutcome.Failed($"{_event} hook exited with code 2 but did not write {MissingText} to stderr");
    }

    private HookOutcome Answer(string text)
    {
        if (text.Length == 0)
        {
            return HookOutcome.Nothing;
        }

        if (text[0] is not ('{' or '['))
        {
            return Plain(text);
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return HookAnswer.TryRead(document.RootElement, _event, out var answer) ? Act(answer) : Invalid();
        }
        catch (JsonException)
        {
            return Invalid();
        }
    }

    /// <summary>Text without form is context where context is what a hook gives; the end of a turn wants an answer with form.</summary>
    private HookOutcome Plain(string text) => about switch
    {
        HookEvent.SessionStart or HookEvent.UserPromptSubmit or HookEvent.SubagentStart => WithContext(HookRunStatus.Completed, text),
        HookEvent.Stop or HookEvent.SubagentStop => Invalid(),
        _ => HookOutcome.Nothing,
    };

    private HookOutcome Act(HookAnswer answer)
    {
        if (Unsupported(answer) is { } unsupported)
        {
            return HookOutcome.Failed($"{_event} hook returned {unsupported}", answer.SystemMessage);
        }

        var entries = new List<HookEntry>();
        if (answer.SystemMessage is { } warning)
        {
            entries.Add(new HookEntry(HookEntryKind.Warning, warning));
        }

        var context = TakesContext ? answer.AdditionalContext : null;
        if (context is not null)
        {
            entries.Add(new HookEntry(HookEntryKind.Context, context));
        }

        var outcome = new HookOutcome(HookRunStatus.Completed) { Entries = entries, Context = context };
        if (!answer.Continue)
        {
            var reason = answer.StopReason ?? $"{_event} hook stopped the turn";
            entries.Add(new HookEntry(HookEntryKind.Stop, reason));
            return outcome with { Status = HookRunStatus.Stopped, StopReason = reason };
        }

        if (Refusal(answer) is { } refusal)
        {
            entries.Add(new HookEntry(HookEntryKind.Feedback, refusal));
            return outcome with { Status = HookRunStatus.Blocked, BlockReason = refusal };
        }

        return outcome with { Allows = answer.Behavior == "allow", UpdatedInput = answer.UpdatedInput };
    }

    /// <summary>What the answer asks for that this event does not give; null when it can be followed.</summary>
    private string? Unsupported(HookAnswer answer)
    {
        if (!answer.Continue && about is HookEvent.PreToolUse or HookEvent.PermissionRequest)
        {
            return "unsupported continue:false";
        }

        if (answer.SuppressOutput && about is HookEvent.PreToolUse or HookEvent.PostToolUse or HookEvent.PermissionRequest)
        {
            return "unsupported suppressOutput";
        }

        return about switch
        {
            HookEvent.PreToolUse => UnsupportedForCall(answer),
            HookEvent.PermissionRequest when answer.HasUpdatedInput => "unsupported updatedInput",
            HookEvent.PermissionRequest when answer.HasUpdatedPermissions => "unsupported updatedPermissions",
            HookEvent.PermissionRequest when answer.Interrupts => "unsupported interrupt:true",
            HookEvent.PostToolUse when answer.HasUpdatedToolOutput => "unsupported updatedMCPToolOutput",
            _ when answer.Decision == "block" && CanBlock && answer.Continue && string.IsNullOrWhiteSpace(answer.Reason) =>
                "decision:block without a non-empty reason",
            _ => null,
        };
    }

    private static string? UnsupportedForCall(HookAnswer answer) => answer switch
    {
        { PermissionDecision: "ask" } => "unsupported permissionDecision:ask",
        { PermissionDecision: "deny", PermissionReason: var reason } when string.IsNullOrWhiteSpace(reason) =>
            "permissionDecision:deny without a non-empty permissionDecisionReason",
        { HasUpdatedInput: true, PermissionDecision: not "allow" } => "updatedInput without permissionDecision:allow",
        { Decision: "approve" } => "unsupported decision:approve",
        { Decision: "block", Reason: var reason } when string.IsNullOrWhiteSpace(reason) => "decision:block without a non-empty reason",
        _ => null,
    };

    private string? Refusal(HookAnswer answer) => about switch
    {
        HookEvent.PreToolUse when answer.PermissionDecision == "deny" => answer.PermissionReason!.Trim(),
        HookEvent.PermissionRequest => answer.Behavior == "deny" ? answer.BehaviorMessage ?? "PermissionRequest hook denied approval" : null,
        _ when CanBlock && answer.Decision == "block" => answer.Reason!.Trim(),
        _ => null,
    };

    private bool CanBlock => about is HookEvent.PreToolUse or HookEvent.PostToolUse or HookEvent.UserPromptSubmit or HookEvent.Stop or HookEvent.SubagentStop;

    private bool TakesContext => about is HookEvent.SessionStart or HookEvent.UserPromptSubmit or HookEvent.PreToolUse or HookEvent.PostToolUse or HookEvent.SubagentStart;

    private string MissingText => about switch
    {
        HookEvent.PostToolUse => "feedback",
        HookEvent.Stop or HookEvent.SubagentStop => "a continuation prompt",
        HookEvent.PermissionRequest => "a denial reason",
        _ => "a blocking reason",
    };

    private HookOutcome Invalid() => HookOutcome.Failed($"hook returned invalid {KindName} JSON output");

    private string KindName => about switch
    {
        HookEvent.UserPromptSubmit => "user prompt submit",
        HookEvent.SessionStart => "session start",
        HookEvent.Stop => "stop hook",
        HookEvent.SubagentStop => "subagent stop hook",
        _ => HookEventNames.Of(about).Kebab,
    };

    private static HookOutcome Blocked(string reason) => new(HookRunStatus.Blocked)
    {
        BlockReason = reason,
        Entries = [new HookEntry(HookEntryKind.Feedback, reason)],
    };

    private static HookOutcome WithContext(HookRunStatus status, string context) => new(status)
    {
        Context = context,
        Entries = [new HookEntry(HookEntryKind.Context, context)],
    };
}
