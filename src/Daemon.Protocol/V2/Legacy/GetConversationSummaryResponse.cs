namespace Daemon.Protocol.V2.Legacy;

/// <summary>The answer to <c>getConversationSummary</c>.</summary>
public sealed record GetConversationSummaryResponse
{
    public required ConversationSummary Summary { get; init; }
}
