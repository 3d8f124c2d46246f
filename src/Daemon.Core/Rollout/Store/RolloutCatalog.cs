using Daemon.Core.Rollout.Compression;
using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// Knows which rollout files exist below CODEX_HOME. A folder is read again only when its modification time says that a name in it
/// came or went, so that looking at a settled home costs one stat for each day; and days are looked at newest first, no further than
/// somebody asks.
/// </summary>
/// <remarks>Thread-safe. Folders that cannot be read count as empty.</remarks>
internal sealed class RolloutCatalog
{
    /// <summary>Within this time of a change the folder's time may not tell a second change from the first.</summary>
    private static readonly TimeSpan ClockGrain = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Folder> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RolloutFile>> _byThread = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RolloutFile> _bySegment = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    public RolloutCatalog(string codexHome, TimeProvider time)
    {
        _time = time;
        SessionsPath = Path.Combine(codexHome, "sessions");
        ArchivePath = Path.Combine(codexHome, "archived_sessions");
    }

    public string SessionsPath { get; }

    public string ArchivePath { get; }

    /// <summary>The files of <c>sessions</c>, one folder after the other: newest day first, at last what lies in no day.</summary>
    public IEnumerable<IReadOnlyList<RolloutFile>> NewestFirst()
    {
        foreach (var day in DaysNewestFirst())
        {
            yield return Look(day, isArchived: false, isListed: true);
        }

        yield return Look(SessionsPath, isArchived: false, isListed: false);
    }

    public IReadOnlyList<RolloutFile> Archived() => Look(ArchivePath, isArchived: true, isListed: true);

    /// <summary>All files, in no particular order.</summary>
    public List<RolloutFile> Scan()
    {
        LookAtAll();
        lock (_lock)
        {
            return [.. _bySegment.Values];
        }
    }

    /// <summary>The files of one thread, the one that it is in last.</summary>
    public List<RolloutFile> FindThread(string threadId)
    {
        LookAtAll();
        List<RolloutFile> files;
        lock (_lock)
        {
            files = _byThread.TryGetValue(threadId, out var seen) ? [.. seen] : [];
        }

        Segments.Order(files);
        return files;
    }

    public RolloutFile? FindSegment(string segmentId)
    {
        lock (_lock)
        {
            if (_bySegment.TryGetValue(segmentId, out var seen) && File.Exists(seen.StoredPath))
            {
                return seen;
            }
        }

        LookAtAll();
        lock (_lock)
        {
            return _bySegment.GetValueOrDefault(segmentId);
        }
    }

    private void LookAtAll()
    {
        Archived();
        foreach (var day in NewestFirst())
        {
            // Looking is all: what is seen is kept.
            _ = day.Count;
        }

        // Again: a file that is moved to the archive meanwhile was in neither place when it was looked at.
        Archived();
        Forget(folder => !Directory.Exists(folder));
    }

    private List<RolloutFile> Look(string path, bool isArchived, bool isListed)
    {
        var changed = Directory.GetLastWriteTimeUtc(path);
        lock (_lock)
        {
            if (_folders.TryGetValue(path, out var folder) && folder.Changed == changed && folder.IsSettled)
            {
                return folder.Files;
            }

            var files = Read(path, isArchived, isListed);
            Replace(path, new Folder(changed, IsSettled: _time.GetUtcNow().UtcDateTime - changed > ClockGrain, files));
            return files;
        }
    }

    private void Forget(Predicate<string> isGone)
    {
        lock (_lock)
        {
            foreach (var path in _folders.Keys.Where(path => isGone(path)).ToList())
            {
                Replace(path, new Folder(default, IsSettled: false, []));
                _folders.Remove(path);
            }
        }
    }

    private void Replace(string path, Folder folder)
    {
        if (_folders.TryGetValue(path, out var before))
        {
            foreach (var file in before.Files)
            {
                Remove(file);
            }
        }

        _folders[path] = folder;
        foreach (var file in folder.Files)
        {
            Add(file);
        }
    }

    private void Add(RolloutFile file)
    {
        _bySegment[file.Name.SegmentId] = file;
        if (!_byThread.TryGetValue(file.Name.ThreadId, out var segments))
        {
            _byThread.Add(file.Name.ThreadId, [file]);
            return;
        }

        segments.Add(file);
    }

    private void Remove(RolloutFile file)
    {
        // The same segment may have been seen in its new folder meanwhile.
        if (_bySegment.TryGetValue(file.Name.SegmentId, out var seen) && seen == file)
        {
            _bySegment.Remove(file.Name.SegmentId);
        }

        if (_byThread.TryGetValue(file.Name.ThreadId, out var segments) && segments.Remove(file) && segments.Count == 0)
        {
            _byThread.Remove(file.Name.ThreadId);
        }
    }

    private IEnumerable<string> DaysNewestFirst() =>
        from year in SubfoldersDescending(SessionsPath, 4)
        from month in SubfoldersDescending(year, 2)
        from day in SubfoldersDescending(month, 2)
        select day;

    private static List<RolloutFile> Read(string path, bool isArchived, bool isListed)
    {
        var files = new List<RolloutFile>();
        try
        {
            foreach (var file in Directory.EnumerateFiles(path, "rollout-*"))
            {
                var isCompressed = file.EndsWith(CompressedRollout.Extension, StringComparison.Ordinal);
                var plain = isCompressed ? file[..^CompressedRollout.Extension.Length] : file;
                // Beside its plain file a compressed one is left over.
                if (RolloutFileName.TryParse(plain) is { } name && !(isCompressed && File.Exists(plain)))
                {
                    files.Add(new RolloutFile(plain, name, isArchived, isListed, isCompressed));
                }
            }
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // No such folder yet, or one of another user: there is nothing here for us.
        }

        return files;
    }

    private static List<string> SubfoldersDescending(string path, int digits)
    {
        var folders = new List<string>();
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(path))
            {
                var name = Path.GetFileName(folder.AsSpan());
                if (name.Length == digits && !name.ContainsAnyExceptInRange('0', '9'))
                {
                    folders.Add(folder);
                }
            }
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // As in Read.
        }

        folders.Sort(static (a, b) => string.CompareOrdinal(b, a));
        return folders;
    }

    /// <param name="IsSettled">Whether the time of change tells later changes from this one.</param>
    private sealed record Folder(DateTime Changed, bool IsSettled, List<RolloutFile> Files);
}
