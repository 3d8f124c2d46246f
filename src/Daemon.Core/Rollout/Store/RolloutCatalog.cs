using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// Knows which rollout files exist below CODEX_HOME. A folder is read again only when its modification time says that a name in it
/// came or went, so that a scan of a settled home costs one stat for each day.
/// </summary>
/// <remarks>Thread-safe. Folders that cannot be read count as empty.</remarks>
internal sealed class RolloutCatalog
{
    /// <summary>Within this time of a change the folder's time may not tell a second change from the first.</summary>
    private static readonly TimeSpan ClockGrain = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Folder> _folders = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    public RolloutCatalog(string codexHome, TimeProvider time)
    {
        _time = time;
        SessionsPath = Path.Combine(codexHome, "sessions");
        ArchivePath = Path.Combine(codexHome, "archived_sessions");
    }

    public string SessionsPath { get; }

    public string ArchivePath { get; }

    /// <summary>All files, in no particular order.</summary>
    public List<RolloutFile> Scan()
    {
        lock (_lock)
        {
            var files = new List<RolloutFile>();
            AddFolder(files, SessionsPath, isArchived: false, isListed: false);
            AddFolder(files, ArchivePath, isArchived: true, isListed: true);
            foreach (var year in Subfolders(SessionsPath, 4))
            {
                foreach (var month in Subfolders(year, 2))
                {
                    foreach (var day in Subfolders(month, 2))
                    {
                        AddFolder(files, day, isArchived: false, isListed: true);
                    }
                }
            }

            return files;
        }
    }

    /// <summary>The files of one thread, oldest segment first.</summary>
    public List<RolloutFile> FindThread(string threadId)
    {
        var files = Scan().FindAll(file => file.Name.ThreadId == threadId);
        files.Sort((a, b) => RolloutFileName.CompareAge(a.Name, b.Name));
        return files;
    }

    public RolloutFile? FindSegment(string segmentId) => Scan().Find(file => file.Name.SegmentId == segmentId);

    private void AddFolder(List<RolloutFile> files, string path, bool isArchived, bool isListed)
    {
        var changed = Directory.GetLastWriteTimeUtc(path);
        if (!_folders.TryGetValue(path, out var folder) || folder.Changed != changed)
        {
            folder = new Folder(changed, Read(path, isArchived, isListed));
            if (_time.GetUtcNow().UtcDateTime - changed > ClockGrain)
            {
                _folders[path] = folder;
            }
            else
            {
                _folders.Remove(path);
            }
        }

        files.AddRange(folder.Files);
    }

    private static List<RolloutFile> Read(string path, bool isArchived, bool isListed)
    {
        var files = new List<RolloutFile>();
        try
        {
            foreach (var file in Directory.EnumerateFiles(path, "rollout-*.jsonl"))
            {
                if (RolloutFileName.TryParse(file) is { } name)
                {
                    files.Add(new RolloutFile(file, name, isArchived, isListed));
                }
            }
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // No such folder yet, or one of another user: there is nothing here for us.
        }

        return files;
    }

    private static List<string> Subfolders(string path, int digits)
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

        return folders;
    }

    private sealed record Folder(DateTime Changed, List<RolloutFile> Files);
}
