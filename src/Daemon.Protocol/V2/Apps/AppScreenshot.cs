namespace Daemon.Protocol.V2.Apps;

/// <summary>A picture of an app.</summary>
public sealed record AppScreenshot
{
    public string? FileId { get; init; }

    public string? Url { get; init; }

    public required string UserPrompt { get; init; }
}
