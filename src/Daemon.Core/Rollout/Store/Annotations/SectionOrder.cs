namespace Daemon.Core.Rollout.Store.Annotations;

/// <summary>The order of the threads in a section: numbers with gaps, so that a move changes one thread only. Pure.</summary>
internal static class SectionOrder
{
    private const long Gap = 1_000_000;

    /// <summary>The annotations that a move changes.</summary>
    /// <exception cref="RolloutException"><paramref name="beforeThreadId"/> is not in the section.</exception>
    public static List<KeyedValue<ThreadAnnotation>> Place(
        IReadOnlyDictionary<string, ThreadAnnotation> all, string threadId, string? sectionId, string? beforeThreadId, long now)
    {
        var moved = all.GetValueOrDefault(threadId) ?? ThreadAnnotation.None;
        if (sectionId is null)
        {
            return [new(threadId, moved with { Section = null })];
        }

        var others = Others(all, threadId, sectionId);
        var index = beforeThreadId is null ? others.Count : others.FindIndex(other => other.Id == beforeThreadId);
        if (index < 0)
        {
            throw new RolloutException($"before thread {beforeThreadId} is not in section {sectionId}");
        }

        var enteredAt = moved.Section is { } place && place.SectionId == sectionId ? place.EnteredAt : now;
        var low = index == 0 ? 0 : PositionOf(others[index - 1]);
        var high = index == others.Count ? low + (2 * Gap) : PositionOf(others[index]);
        if (high - low > 1)
        {
            return [new(threadId, moved with { Section = new SectionPlace(sectionId, low + ((high - low) / 2), enteredAt) })];
        }

        // No number is left between the two: all get new ones.
        others.Insert(index, new(threadId, moved with { Section = new SectionPlace(sectionId, 0, enteredAt) }));
        var position = 0L;
        return others.ConvertAll(other => other with
        {
            Value = other.Value! with { Section = other.Value!.Section! with { Position = position += Gap } },
        });
    }

    private static List<KeyedValue<ThreadAnnotation>> Others(IReadOnlyDictionary<string, ThreadAnnotation> all, string threadId, string sectionId)
    {
        var others = new List<KeyedValue<ThreadAnnotation>>();
        foreach (var (id, known) in all)
        {
            if (id != threadId && known.Section?.SectionId == sectionId)
            {
                others.Add(new KeyedValue<ThreadAnnotation>(id, known));
            }
        }

        others.Sort(static (a, b) => PositionOf(a).CompareTo(PositionOf(b)));
        return others;
    }

    private static long PositionOf(KeyedValue<ThreadAnnotation> one) => one.Value!.Section!.Position;
}
