using Daemon.Protocol.Hooks;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;

namespace Daemon.Protocol.SubmissionQueue;

/// <summary>How a turn ended.</summary>
public enum TurnOutcome
{
    Completed,
    Interrupted,
    Failed,
}

/// <summary>What a session tells. Times are Unix milliseconds unless they say otherwise.</summary>
public abstract record EventMsg
{
    private EventMsg()
    {
    }

    /// <summary>The answer to a submission: exactly one, before anything else that the submission causes.</summary>
    /// <param name="Refusal">Null when accepted; else a sentence for the submitter.</param>
    /// <param name="TurnId">The turn that a user turn, steer or interrupt concerns.</param>
    /// <param name="BusyWith">The kind of the running turn (<c>review, compact</c>) when that is the reason of the refusal.</param>
    public sealed record SubmissionOutcome(string? Refusal, string? TurnId = null, string? BusyWith = null) : EventMsg;

    /// <summary>The session is ready or its settings changed.</summary>
    public sealed record SettingsApplied(SessionSettings Settings) : EventMsg;

    /// <param name="RootTurnId">The turn that this one works for, whose end is the end of both; null when it is that turn.</param>
    public sealed record TaskStarted(string TurnId, long StartedAtMs, long? ModelContextWindow, string? RootTurnId = null) : EventMsg;

    /// <summary>The end of a turn: exactly one for each <see cref="TaskStarted"/>.</summary>
    /// <param name="RootTurnId">As in <see cref="TaskStarted"/>.</param>
    public sealed record TaskComplete(
        string TurnId,
        TurnOutcome Outcome,
        TurnError? Failure,
        TurnItem.AgentMessage? LastAgentMessage,
        long StartedAtMs,
        long CompletedAtMs,
        string? RootTurnId = null) : EventMsg;

    /// <summary>A failure of the turn. <paramref name="WillRetry"/>: the turn goes on by itself.</summary>
    public sealed record Error(string TurnId, TurnError Details, bool WillRetry) : EventMsg;

    public sealed record Warning(string Message) : EventMsg;

    /// <summary>Progress for people; nothing depends on it.</summary>
    public sealed record BackgroundEvent(string Message) : EventMsg;

    public sealed record ItemStarted(string TurnId, TurnItem Item, long StartedAtMs) : EventMsg;

    public sealed record ItemCompleted(string TurnId, TurnItem Item, long StartedAtMs, long CompletedAtMs) : EventMsg;

    public sealed record AgentMessageDelta(string TurnId, string ItemId, string Delta) : EventMsg;

    public sealed record ReasoningSummaryPartAdded(string TurnId, string ItemId, int SummaryIndex) : EventMsg;

    public sealed record ReasoningSummaryDelta(string TurnId, string ItemId, int SummaryIndex, string Delta) : EventMsg;

    public sealed record ReasoningTextDelta(string TurnId, string ItemId, int ContentIndex, string Delta) : EventMsg;

    public sealed record PlanDelta(string TurnId, string ItemId, string Delta) : EventMsg;

    public sealed record CommandOutputDelta(string TurnId, string ItemId, string Delta) : EventMsg;

    /// <summary>The model wrote to a running process.</summary>
    public sealed record TerminalInteraction(string TurnId, string ItemId, string ProcessId, string Input) : EventMsg;

    public sealed record ExecApprovalRequest(
        string ApprovalId,
        string TurnId,
        string ItemId,
        IReadOnlyList<string> Command,
        string Cwd,
        string? Reason,
        IReadOnlyList<CommandAction> Actions,
        IReadOnlyList<string>? ProposedAmendment,
        long StartedAtMs,
        AdditionalPermissions? Additional = null) : EventMsg;

    /// <summary>A command waits to reach a host; answered as a command's approval.</summary>
    /// <param name="ItemId">Of no item: <c>network#environment#protocol#host#port#uuid</c>.</param>
    /// <param name="Protocol"><c>http, https, socks5_tcp, socks5_udp</c>.</param>
    public sealed record NetworkApprovalRequest(
        string ApprovalId, string TurnId, string ItemId, string Host, string Protocol, long StartedAtMs) : EventMsg;

    public sealed record ApplyPatchApprovalRequest(
        string ApprovalId,
        string TurnId,
        string ItemId,
        IReadOnlyDictionary<string, FileChangeKind> Changes,
        string? Reason,
        string? GrantRoot,
        long StartedAtMs) : EventMsg;

    /// <summary>The model asks to be allowed more than its profile does.</summary>
    public sealed record PermissionsRequest(
        string RequestId, string TurnId, string ItemId, string Cwd, string? Reason, AdditionalPermissions Wanted, long StartedAtMs) : EventMsg;

    /// <summary>The model asks the user. <paramref name="Questions"/> is raw JSON in the tool's own form.</summary>
    public sealed record UserInputRequest(string RequestId, string TurnId, string ItemId, ReadOnlyMemory<byte> Questions) : EventMsg;

    /// <summary>The model calls a tool of the client. <paramref name="Arguments"/> is raw JSON.</summary>
    public sealed record DynamicToolRequest(
        string RequestId, string TurnId, string CallId, string? Namespace, string Tool, ReadOnlyMemory<byte> Arguments) : EventMsg;

    /// <summary>
    /// A tool server asks the user, or the engine asks whether a server's tool may be called. Raw members are JSON, UTF-8.
    /// </summary>
    /// <param name="TurnId">Null outside a turn.</param>
    /// <param name="Mode"><c>form</c> or <c>url</c>.</param>
    /// <param name="RequestedSchema">Set for a form.</param>
    /// <param name="Url">Set for a url, as is <paramref name="ElicitationId"/>.</param>
    public sealed record ElicitationRequest(
        string RequestId,
        string? TurnId,
        string Server,
        string Mode,
        string Message,
        ReadOnlyMemory<byte>? RequestedSchema,
        string? Url,
        string? ElicitationId,
        ReadOnlyMemory<byte>? Meta) : EventMsg;

    /// <summary>What a tool server says about a call that runs.</summary>
    public sealed record McpToolCallProgress(string TurnId, string ItemId, string Message) : EventMsg;

    /// <summary>The start of a tool server goes on or has ended.</summary>
    /// <param name="Problem">For users; set when it failed.</param>
    /// <param name="NeedsSignIn">Whether it failed because a sign-in that was there is no longer good.</param>
    public sealed record McpServerStartup(string Server, McpStartupState State, string? Problem = null, bool NeedsSignIn = false) : EventMsg;

    /// <summary>What the running turn waits for has changed; the end of the turn clears both without saying so.</summary>
    /// <param name="InTurn">False for a question that belongs to no turn.</param>
    public sealed record WaitingChanged(bool OnApproval, bool OnUserInput, bool InTurn = true) : EventMsg;

    /// <summary>A request to the user is settled: answered, or made moot by the end of its turn.</summary>
    public sealed record RequestResolved(string RequestId) : EventMsg;

    public sealed record TokenUsageUpdated(string TurnId, TokenUsage Total, TokenUsage Last, long? ModelContextWindow) : EventMsg;

    public sealed record RateLimitsUpdated(RateLimits Limits) : EventMsg;

    public sealed record TurnDiff(string TurnId, string UnifiedDiff) : EventMsg;

    public sealed record PlanUpdate(string TurnId, string? Explanation, IReadOnlyList<PlanStep> Steps) : EventMsg;

    /// <summary>A question for permission goes to the automatic reviewer.</summary>
    /// <param name="ItemId">The call that wants to act.</param>
    public sealed record AutoReviewStarted(string TurnId, string ReviewId, string ItemId, ReviewedAction Action, long StartedAtMs) : EventMsg;

    /// <summary>The reviewer's answer: exactly one for each <see cref="AutoReviewStarted"/>.</summary>
    public sealed record AutoReviewCompleted(
        string TurnId, string ReviewId, string ItemId, ReviewedAction Action, AutoReviewOutcome Outcome, long StartedAtMs, long CompletedAtMs) : EventMsg;

    /// <summary>What users should know of the automatic reviewer's doings.</summary>
    public sealed record AutoReviewWarning(string Message) : EventMsg;

    /// <summary>The thread's goal is another, or stands differently.</summary>
    public sealed record GoalUpdated(string? TurnId, Goal Goal) : EventMsg;

    /// <param name="TurnId">Null outside of turns.</param>
    public sealed record HookStarted(string? TurnId, HookRun Run) : EventMsg;

    /// <summary>The end of a hook's run: exactly one for each <see cref="HookStarted"/>.</summary>
    public sealed record HookCompleted(string? TurnId, HookRun Run) : EventMsg;

    /// <summary>The last event of a session.</summary>
    public sealed record SessionClosed : EventMsg;
}

/// <summary>How the start of a tool server stands.</summary>
public enum McpStartupState
{
    Starting,
    Ready,
    Failed,
    Cancelled,
}

/// <param name="Status"><c>pending</c>, <c>in_progress</c> or <c>completed</c>.</param>
public sealed record PlanStep(string Step, string Status);
