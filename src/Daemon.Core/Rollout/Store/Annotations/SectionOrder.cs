namespace Daemon.Core.Rollout.Store.Annotations;

/// <summary>The order of the threads in a section: numbers with gaps, so that a move changes one thread only. Pure.</summary>
internal static class SectionOrder
{
    private const long Gap = 1_000_000;

    /// <summary>The annotations that a move changes.</summary>
    /// <exception cref="RolloutException"><paramref name="beforeThreadId"/> is not in the section.</exception>
    public static List<KeyValuePair<string, ThreadAnnotation>> Place(
        IReadOnlyDictionary<string, ThreadAnnotation> all, string threadId, string? sectionId, string? beforeThreadId, long now)
    {
        var moved = all.GetValueOrDefault(threadId) ?? ThreadAnnotation.None;
        if (sectionId is null)
        {
            return [new(threadId, moved with { Section = null })];
        }

        var others = all
            .Where(pair => pair.Key != threadId && pair.Value.Section?.SectionId == sectionId)
            .OrderBy(pair => pair.Value.Section!.Position)
            .ToList();
        var index = beforeThreadId is null ? others.Count : others.FindIndex(pair => pair.Key == beforeThreadId);
        if (index < 0)
        {
            throw new RolloutException($"before thread {beforeThreadId} is not in section {sectionId}");
        }

        var enteredAt = moved.Section is { } place && place.SectionId == sectionId ? place.EnteredAt : now;
        var low = index == 0 ? 0 : others[index - 1].Value.Section!.Position;
        var high = index == others.Count ? low + (2 * Gap) : others[index].Value.Section!.Position;
        if (high - low > 1)
        {
            return [new(threadId, moved with { Section = new SectionPlace(sectionId, low + ((high - low) / 2), enteredAt) })];
        }

        // No number is left between the two: all get new ones.
        others.Insert(index, new(threadId, moved with { Section = new SectionPlace(sectionId, 0, enteredAt) }));
        return [.. others.Select((pair, i) => new KeyValuePair<string, ThreadAnnotation>(
            pair.Key, pair.Value with { Section = pair.Value.Section! with { Position = (i + 1) * Gap } }))];
    }
}
