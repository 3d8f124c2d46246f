namespace Daemon.Protocol.V2.Feedback;

/// <summary>The answer to <c>feedback/save</c>.</summary>
public sealed record FeedbackSaveResponse
{
    public string? PromptHash { get; init; }

    public required string SavedPath { get; init; }

    public required string ThreadId { get; init; }
}
