namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/section/move</c>.</summary>
public sealed record ThreadSectionMoveParams
{
    /// <summary>A thread of the section, in front of which to put it; null puts it last.</summary>
    public string? BeforeThreadId { get; init; }

    /// <summary>Null takes the thread out of its section.</summary>
    public required string? SectionId { get; init; }

    public required string ThreadId { get; init; }
}
