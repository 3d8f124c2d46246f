namespace Daemon.Protocol.V2.Legacy;

/// <summary>The parameters of <c>getConversationSummary</c>: one of the two.</summary>
public sealed record GetConversationSummaryParams
{
    /// <summary>The thread's id.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The thread's file; relative to the daemon's home.</summary>
    public string? RolloutPath { get; init; }
}
