namespace Daemon.Protocol.V2.Notices;

/// <summary>The payload of <c>warning</c>.</summary>
public sealed record WarningNotification
{
    public string? ThreadId { get; init; }

    public required string Message { get; init; }
}
