namespace Daemon.Core.Rollout.Store;

/// <summary>
/// The summaries of files, made once for each state of a file and kept in memory and in <see cref="ThreadIndexFile"/>. A few are made
/// from the files themselves before the index is read at all, so that a first page does not wait for it.
/// </summary>
/// <remarks>Thread-safe; reading files happens outside the lock.</remarks>
internal sealed class FileSummaries
{
    /// <summary>About as many as are read while the index of a large home is.</summary>
    private const int MadeWithoutIndex = 200;

    private readonly Lock _lock = new();
    private readonly ThreadIndexFile _index;
    private readonly HashSet<string> _unsaved = new(StringComparer.Ordinal);
    private Dictionary<string, FileSummary> _summaries = new(StringComparer.Ordinal);
    private bool _hasIndex;

    public FileSummaries(ThreadIndexFile index)
    {
        _index = index;
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
    public FileSummary? Get(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            return null;
        }

        var (changed, size) = (info.LastWriteTimeUtc.Ticks, info.Length);
        return Known(path, changed, size) ?? Make(path, changed, size);
    }

    /// <summary>Reads the index file unless that was done.</summary>
    public void ReadIndex()
    {
        lock (_lock)
        {
            if (_hasIndex)
            {
                return;
            }

            var made = _summaries;
            _summaries = _index.Load();
            _hasIndex = true;
            foreach (var (path, summary) in made)
            {
                _summaries[path] = summary;
            }
        }
    }

    /// <summary>Writes what was made since the last call to the index file.</summary>
    public void Save()
    {
        ReadIndex();
        lock (_lock)
        {
            if (_unsaved.Count > 0)
            {
                _index.Save(_summaries, _unsaved);
                _unsaved.Clear();
            }
        }
    }

    private FileSummary? Known(string path, long changed, long size)
    {
        lock (_lock)
        {
            if (!_hasIndex && _unsaved.Count >= MadeWithoutIndex)
            {
                ReadIndex();
            }

            return _summaries.TryGetValue(path, out var known) && known.ChangedTicks == changed && known.Size == size ? known : null;
        }
    }

    private FileSummary? Make(string path, long changed, long size)
    {
        FileSummary summary;
        try
        {
            summary = FileSummaryReader.Read(path, changed, size);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Deleted since the folder was read, or not ours to read: not to be listed.
            return null;
        }

        lock (_lock)
        {
            _summaries[path] = summary;
            _unsaved.Add(path);
        }

        return summary;
    }
}
