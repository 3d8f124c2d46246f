namespace Daemon.Protocol.V2.Notices;

/// <summary>The payload of <c>deprecationNotice</c>.</summary>
public sealed record DeprecationNoticeNotification
{
    public required string Summary { get; init; }

    public string? Details { get; init; }
}
