namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/items/read</c>: the items that exist, in the order of the thread.</summary>
public sealed record ThreadItemsReadResponse
{
    public required IReadOnlyList<ThreadItemEntry> Data { get; init; }
}
