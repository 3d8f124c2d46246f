namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/queue/list</c>.</summary>
public sealed record ThreadQueueListParams
{
    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }

    public required string ThreadId { get; init; }
}
