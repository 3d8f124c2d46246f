namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/section/changed</c>.</summary>
public sealed record ThreadSectionChangedNotification
{
    public required string ThreadId { get; init; }

    /// <summary>Null when the thread left its section.</summary>
    public required string? SectionId { get; init; }
}
