namespace Daemon.Core.Context;

/// <summary>Names the context window of a thread: each compaction begins a new one.</summary>
/// <param name="Number">Compactions so far.</param>
/// <param name="Id">Null in threads whose record does not name it.</param>
public sealed record ContextWindowId(long Number, string? Id, string? FirstId, string? PreviousId)
{
    public static ContextWindowId First(string id) => new(0, id, id, null);

    public ContextWindowId Next() => new(Number + 1, Guid.CreateVersion7().ToString(), FirstId ?? Id, Id);
}
