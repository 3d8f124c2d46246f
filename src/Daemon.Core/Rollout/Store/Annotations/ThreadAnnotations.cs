namespace Daemon.Core.Rollout.Store.Annotations;

/// <summary>The <see cref="ThreadAnnotation"/>s of all threads: <c>thread-metadata.v1.jsonl</c> below CODEX_HOME. Ours alone.</summary>
/// <remarks>Thread-safe; several daemons may share the file.</remarks>
public sealed class ThreadAnnotations
{
    private readonly KeyedLineFile<ThreadAnnotation> _file;

    public ThreadAnnotations(string codexHome)
    {
        _file = new KeyedLineFile<ThreadAnnotation>(
            Path.Combine(codexHome, "thread-metadata.v1.jsonl"),
            line => ThreadAnnotationJson.Read(line) is var read && read == ThreadAnnotation.None ? null : read,
            ThreadAnnotationJson.Write);
    }

    /// <summary>What is known of a thread now; <see cref="ThreadAnnotation.None"/> when nothing is.</summary>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public ThreadAnnotation Get(string threadId) => _file.Get(threadId) ?? ThreadAnnotation.None;

    /// <summary>All threads of which something is known that meets a condition, by id.</summary>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public IReadOnlyDictionary<string, ThreadAnnotation> Where(Func<ThreadAnnotation, bool> condition) => _file.Where(condition);

    /// <summary>Changes what is known of a thread; a change to the same writes nothing. Returns what is known then.</summary>
    /// <exception cref="RolloutException">The disk refused; nothing changed.</exception>
    public ThreadAnnotation Update(string threadId, Func<ThreadAnnotation, ThreadAnnotation> change) =>
        _file.Update(threadId, before => OrNull(change(before ?? ThreadAnnotation.None))) ?? ThreadAnnotation.None;

    /// <summary>Puts a thread into a section: before a thread that is there, or behind all. Null takes it out.</summary>
    /// <param name="now">Unix seconds.</param>
    /// <exception cref="RolloutException"><paramref name="beforeThreadId"/> is not in the section, or the disk refused.</exception>
    public void Place(string threadId, string? sectionId, string? beforeThreadId, long now) => _file.Change(all =>
        SectionOrder.Place(all, threadId, sectionId, beforeThreadId, now).ConvertAll(one => one with { Value = OrNull(one.Value!) }));

    /// <summary>Takes all threads out of a section.</summary>
    /// <exception cref="RolloutException">The disk refused; nothing changed.</exception>
    public void Vacate(string sectionId) => _file.Change(all =>
    {
        var changed = new List<KeyedValue<ThreadAnnotation>>();
        foreach (var (id, known) in all)
        {
            if (known.Section?.SectionId == sectionId)
            {
                changed.Add(new KeyedValue<ThreadAnnotation>(id, OrNull(known with { Section = null })));
            }
        }

        return changed;
    });

    private static ThreadAnnotation? OrNull(ThreadAnnotation annotation) => annotation == ThreadAnnotation.None ? null : annotation;
}
