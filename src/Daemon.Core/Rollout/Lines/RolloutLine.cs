using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Lines;

/// <summary>
/// One line that a session adds to its thread's file. Inert. The first line, <see cref="ThreadMeta"/>, is the recorder's own affair.
/// Times are Unix milliseconds.
/// </summary>
public abstract record RolloutLine
{
    private RolloutLine()
    {
    }

    /// <param name="RootTurnId">The outer turn of a nested one (a review); null when the turn is its own root.</param>
    public sealed record TaskStarted(
        string TurnId,
        long StartedAtMs,
        long? ModelContextWindow,
        string CollaborationMode = "default",
        string? RootTurnId = null) : RolloutLine;

    /// <summary>What the turn runs under.</summary>
    public sealed record TurnContext(string TurnId, SessionSettings Settings, string? RootTurnId = null) : RolloutLine;

    /// <summary>The surroundings that the context messages before it tell the model of. Bookkeeping: readers may do without it.</summary>
    /// <param name="CurrentDate"><c>yyyy-MM-dd</c>.</param>
    /// <param name="FileSystem">The <c>filesystem</c> element of the environment message.</param>
    public sealed record WorldState(string Cwd, string Shell, string CurrentDate, string TimeZone, string FileSystem) : RolloutLine;

    public sealed record ThreadSettingsApplied(SessionSettings Settings) : RolloutLine;

    /// <summary>A part of the model's conversation; its JSON is stored as it is.</summary>
    public sealed record ModelItem(ResponseItem Item) : RolloutLine;

    /// <summary>
    /// Something to show. A legacy file keeps messages and patches only, each in its own event, and drops the rest.
    /// </summary>
    public sealed record ItemCompleted(string TurnId, TurnItem Item, long StartedAtMs, long CompletedAtMs) : RolloutLine;

    public sealed record TokenUsageRecord(
        string TurnId,
        string? ResponseId,
        TokenUsage Usage,
        TokenUsage TurnUsage,
        TokenUsage ThreadUsage,
        string? RootTurnId = null) : RolloutLine;

    public sealed record TokenCount(TokenUsage Total, TokenUsage Last, long? ModelContextWindow, RateLimits Limits) : RolloutLine;

    /// <param name="Failure">Null when the turn succeeded.</param>
    public sealed record TaskComplete(
        string TurnId,
        string? LastAgentMessage,
        TurnError? Failure,
        long StartedAtMs,
        long CompletedAtMs,
        long? TimeToFirstTokenMs = null,
        string? RootTurnId = null) : RolloutLine;

    /// <param name="Reason"><c>interrupted</c>, <c>replaced</c> or <c>review_ended</c>.</param>
    public sealed record TurnAborted(
        string TurnId, string Reason, long StartedAtMs, long CompletedAtMs, string? RootTurnId = null) : RolloutLine;

    /// <summary>The model's conversation begins anew with <paramref name="ReplacementHistory"/>.</summary>
    /// <param name="Message">The summary with its prefix; empty when the provider compacted.</param>
    /// <param name="WindowNumber">How often the thread has been compacted, this time included.</param>
    public sealed record Compacted(
        string Message,
        IReadOnlyList<ResponseItem> ReplacementHistory,
        long WindowNumber,
        string? FirstWindowId,
        string? PreviousWindowId,
        string? WindowId,
        string? ResponseId) : RolloutLine;
}
