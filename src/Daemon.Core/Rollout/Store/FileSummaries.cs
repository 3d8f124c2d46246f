namespace Daemon.Core.Rollout.Store;

/// <summary>
/// The summaries of all files, made once for each state of a file and kept in memory and in <see cref="ThreadIndexFile"/>.
/// </summary>
/// <remarks>Thread-safe; reading files happens outside the lock.</remarks>
internal sealed class FileSummaries
{
    private readonly Lock _lock = new();
    private readonly ThreadIndexFile _index;
    private readonly List<string> _unsaved = [];
    private Dictionary<string, FileSummary>? _summaries;

    public FileSummaries(ThreadIndexFile index)
    {
        _index = index;
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
        lock (_lock)
        {
            _summaries ??= _index.Load();
            if (_summaries.TryGetValue(path, out var known) && known.ChangedTicks == changed && known.Size == size)
            {
                return known;
            }
        }

        return Make(path, changed, size);
    }

    /// <summary>Writes what was made since the last call to the index file.</summary>
    public void Save()
    {
        lock (_lock)
        {
            if (_unsaved.Count > 0)
            {
                _index.Save(_summaries!, _unsaved);
                _unsaved.Clear();
            }
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
            _summaries![path] = summary;
            _unsaved.Add(path);
        }

        return summary;
    }
}
