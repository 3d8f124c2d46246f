namespace Daemon.Protocol.V2.Apps;

/// <summary>How far the review of an app is.</summary>
public sealed record AppReview
{
    public required string Status { get; init; }
}
