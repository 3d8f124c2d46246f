namespace Daemon.Core.Rollout.Store.Index;

/// <summary>
/// The summaries of files, made once for each state of a file and kept in the index. What was made and is not saved yet is kept in
/// memory, and so are those that were asked for last.
/// </summary>
/// <remarks>
/// Thread-safe, and nothing waits for long: rollouts are read, and the index is written, outside of the lock. A home that cannot be
/// written to gets no index, and its files are read as often as needed.
/// </remarks>
internal sealed class FileSummaries : IDisposable
{
    /// <summary>Several pages; more would be what the index is for.</summary>
    private const int MostRecent = 256;

    private readonly Lock _lock = new();
    private readonly Lock _saving = new();
    private readonly string _path;
    private readonly Dictionary<string, FileSummary> _recent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileSummary> _unsaved = new(StringComparer.Ordinal);
    private ThreadIndex? _index;
    private bool _isOpen;
    private bool _isReadOnly;

    public FileSummaries(string codexHome)
    {
        _path = Path.Combine(codexHome, "thread-index.v3");
    }

    /// <summary>How many summaries were made since the last <see cref="Save"/>.</summary>
    public int Unsaved
    {
        get
        {
            lock (_lock)
            {
                return _unsaved.Count;
            }
        }
    }

    /// <summary>Null when the file is gone or unreadable.</summary>
    public FileSummary? Get(RolloutFile file)
    {
        var info = new FileInfo(file.StoredPath);
        if (!info.Exists)
        {
            return null;
        }

        var (changed, size) = (info.LastWriteTimeUtc.Ticks, info.Length);
        return Known(file.Name.SegmentId, changed, size) ?? Make(file, changed, size);
    }

    /// <summary>Makes a file's summary unless there is one.</summary>
    public void Ensure(RolloutFile file)
    {
        var info = new FileInfo(file.StoredPath);
        if (info.Exists && !Has(file.Name.SegmentId, info.LastWriteTimeUtc.Ticks, info.Length))
        {
            Make(file, info.LastWriteTimeUtc.Ticks, info.Length);
        }
    }

    /// <summary>Writes what was made since the last call to the index.</summary>
    /// <param name="existing">The segments of the home, to drop all others; null when not all are known.</param>
    public void Save(IReadOnlySet<string>? existing)
    {
        lock (_saving)
        {
            Dictionary<string, FileSummary> made;
            lock (_lock)
            {
                made = new Dictionary<string, FileSummary>(_unsaved, StringComparer.Ordinal);
            }

            var isWritten = TryWrite(made, existing);
            var index = ThreadIndex.Open(_path);
            lock (_lock)
            {
                _isReadOnly = !isWritten;
                Open(index);
                foreach (var (id, summary) in made)
                {
                    // Made anew meanwhile: that one is not saved.
                    if (_unsaved.TryGetValue(id, out var now) && ReferenceEquals(now, summary))
                    {
                        _unsaved.Remove(id);
                    }
                }

                _unsaved.TrimExcess();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Open(null);
        }
    }

    private bool TryWrite(Dictionary<string, FileSummary> made, IReadOnlySet<string>? existing)
    {
        try
        {
            ThreadIndexWriter.Write(_path, made, segment => existing?.Contains(segment) == false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The lock is held.</summary>
    private void Open(ThreadIndex? index)
    {
        _index?.Dispose();
        _index = index;
        _isOpen = true;
    }

    /// <summary>The lock is held.</summary>
    private ThreadIndex? Index()
    {
        if (!_isOpen)
        {
            Open(ThreadIndex.Open(_path));
        }

        return _index;
    }

    private bool Has(string segmentId, long changed, long size)
    {
        lock (_lock)
        {
            return IsOf(_unsaved.GetValueOrDefault(segmentId), changed, size) || Index()?.Has(segmentId, changed, size) == true;
        }
    }

    private FileSummary? Known(string segmentId, long changed, long size)
    {
        lock (_lock)
        {
            if (_unsaved.GetValueOrDefault(segmentId) is { } made && IsOf(made, changed, size))
            {
                return made;
            }

            if (_recent.GetValueOrDefault(segmentId) is { } recent && IsOf(recent, changed, size))
            {
                return recent;
            }

            if (Index()?.Get(segmentId, changed, size) is not { } indexed)
            {
                return null;
            }

            Remember(segmentId, indexed);
            return indexed;
        }
    }

    private static bool IsOf(FileSummary? summary, long changed, long size) => summary?.ChangedTicks == changed && summary.Size == size;

    private FileSummary? Make(RolloutFile file, long changed, long size)
    {
        FileSummary summary;
        try
        {
            summary = FileSummaryReader.Read(file.Path, changed, size);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Deleted since the folder was read, or not ours to read: not to be listed.
            return null;
        }

        lock (_lock)
        {
            if (_isReadOnly)
            {
                Remember(file.Name.SegmentId, summary);
            }
            else
            {
                _unsaved[file.Name.SegmentId] = summary;
            }
        }

        return summary;
    }

    /// <summary>The lock is held.</summary>
    private void Remember(string segmentId, FileSummary summary)
    {
        if (_recent.Count == MostRecent)
        {
            _recent.Clear();
        }

        _recent[segmentId] = summary;
    }
}
