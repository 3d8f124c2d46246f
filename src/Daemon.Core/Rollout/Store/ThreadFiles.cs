namespace Daemon.Core.Rollout.Store;

/// <summary>The files of one thread, the one that it is in last.</summary>
/// <param name="Key">What a list sorts by: milliseconds, or ranks.</param>
internal sealed record ThreadFiles(string ThreadId, List<RolloutFile> Segments, long Key)
{
    public RolloutFile Newest => Segments[^1];

    public RolloutFile Oldest => Segments.Find(file => file.Name.IsFirst) ?? Segments[0];

    /// <summary>Orders by key, then by id.</summary>
    public static int Compare(ThreadFiles a, ThreadFiles b)
    {
        var order = a.Key.CompareTo(b.Key);
        return order != 0 ? order : string.CompareOrdinal(a.ThreadId, b.ThreadId);
    }
}
