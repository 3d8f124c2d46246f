namespace Daemon.Protocol.V2.Feedback;

/// <summary>The parameters of <c>feedback/upload</c>.</summary>
public sealed record FeedbackUploadParams
{
    public required string Classification { get; init; }

    public IReadOnlyList<string>? ExtraLogFiles { get; init; }

    public bool IncludeLogs { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public string? ThreadId { get; init; }
}
