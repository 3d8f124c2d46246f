namespace Daemon.Protocol.V2.Feedback;

/// <summary>The answer to <c>feedback/upload</c>.</summary>
public sealed record FeedbackUploadResponse
{
    public string? PromptHash { get; init; }

    public required string ThreadId { get; init; }
}
