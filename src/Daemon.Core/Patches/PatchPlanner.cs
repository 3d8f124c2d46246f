using System.Diagnostics.CodeAnalysis;
using System.Text;
using Daemon.Protocol.Items;

namespace Daemon.Core.Patches;

/// <summary>
/// Checks a whole patch against a file system without writing: later hunks see what earlier ones did, the first that does not
/// fit refuses all. One instance plans one patch.
/// </summary>
internal sealed class PatchPlanner
{
    // Enough to show where in the file a change is; a client has the file.
    private const int ItemContextLines = 1;

    private readonly IPatchFileSystem _files;
    private readonly string _cwd;
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<PatchMove> _moves = [];
    private readonly List<string> _added = [];
    private readonly List<string> _modified = [];
    private readonly List<string> _deleted = [];

    private PatchPlanner(IPatchFileSystem files, string cwd)
    {
        _files = files;
        _cwd = cwd;
    }

    /// <summary>Parses and plans.</summary>
    /// <param name="patch">The patch language.</param>
    /// <param name="cwd">Absolute; relative paths start here.</param>
    /// <param name="files">Read only.</param>
    /// <param name="plan">Changes at least one file's state or is a no-op update.</param>
    /// <param name="error">The first thing that is wrong.</param>
    public static bool TryPlan(
        string patch,
        string cwd,
        IPatchFileSystem files,
        [NotNullWhen(true)] out PatchPlan? plan,
        [NotNullWhen(false)] out PatchError? error)
    {
        plan = null;
        if (!PatchParser.TryParse(patch, out IReadOnlyList<PatchHunk>? hunks, out error))
        {
            return false;
        }

        var planner = new PatchPlanner(files, cwd);
        error = hunks.Count == 0 ? PatchError.Empty : null;
        foreach (PatchHunk hunk in hunks)
        {
            error = planner.Take(hunk);
            if (error is not null)
            {
                break;
            }
        }

        plan = error is null ? planner.Finish() : null;
        return error is null;
    }

    private PatchError? Take(PatchHunk hunk)
    {
        string path = Absolute(hunk.Path);
        try
        {
            return hunk switch
            {
                PatchHunk.Add add => TakeAdd(path, add),
                PatchHunk.Delete => TakeDelete(path, hunk.Path),
                PatchHunk.Update update => TakeUpdate(path, update),
                _ => throw new ArgumentException($"Unknown hunk {hunk.GetType().Name}.", nameof(hunk)),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cycle of links, or a folder that may not be searched.
            return PatchError.CannotReadToUpdate(path, e.Message);
        }
    }

    private PatchError? TakeAdd(string path, PatchHunk.Add hunk)
    {
        (Entry entry, PatchFile file) = Open(path);
        if (file.Status is PatchFileStatus.NotAFile or PatchFileStatus.Unreadable)
        {
            return PatchError.CannotOverwrite(path);
        }

        entry.Write(Encoding.UTF8.GetBytes(hunk.Content), isWhole: true);
        _added.Add(hunk.Path);
        return null;
    }

    private PatchError? TakeDelete(string path, string written)
    {
        (Entry opened, PatchFile file) = Open(path);
        if (file.Status != PatchFileStatus.Found)
        {
            return PatchError.CannotDelete(path, file.Reason);
        }

        Remove(opened, path, file.Content);
        _deleted.Add(written);
        return null;
    }

    private PatchError? TakeUpdate(string path, PatchHunk.Update hunk)
    {
        (Entry entry, PatchFile file) = Open(path);
        if (file.Status != PatchFileStatus.Found)
        {
            return PatchError.CannotReadToUpdate(path, file.Reason);
        }

        if (!FileText.TryDecode(file.Content, out string text, out int invalidAt))
        {
            return PatchError.CannotReadToUpdate(path, $"invalid utf-8 sequence at byte {invalidAt}");
        }

        if (!ChunkApplier.TryApply(path, text, hunk.Chunks, out string? result, out PatchError? error))
        {
            return error;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(result);
        string? destination = hunk.MoveTo is null ? null : Absolute(hunk.MoveTo);
        if (destination is null || _files.ResolveEntry(destination) == _files.ResolveEntry(path))
        {
            // A move onto itself is an update, not a loss of the file.
            entry.Write(bytes, isWhole: false);
            _modified.Add(hunk.MoveTo ?? hunk.Path);
            return null;
        }

        (Entry moved, PatchFile overwritten) = Open(destination);
        if (overwritten.Status is PatchFileStatus.NotAFile or PatchFileStatus.Unreadable)
        {
            return PatchError.CannotOverwrite(destination);
        }

        string modeFrom = entry.ModeFrom ?? entry.Target;
        Remove(entry, path, file.Content).MovedTo = (destination, moved);
        moved.Write(bytes, isWhole: false);
        moved.ModeFrom = modeFrom;
        moved.MovedFrom = path;
        _moves.Add(new PatchMove(path, destination));
        _modified.Add(hunk.MoveTo!);
        return null;
    }

    private string Absolute(string path) => Path.GetFullPath(path, _cwd);

    // Two names of one file share an entry, so that they see each other's changes.
    private (Entry Entry, PatchFile File) Open(string path)
    {
        if (!_entries.TryGetValue(_files.ResolveEntry(path), out Entry? entry))
        {
            string target = _files.ResolveTarget(path);
            if (!_entries.TryGetValue(target, out entry))
            {
                PatchFile file = _files.Read(target);
                entry = new Entry(path, target, file.Status == PatchFileStatus.Found ? file.Content : null);
                if (file.Status is PatchFileStatus.Found or PatchFileStatus.Missing)
                {
                    _entries.Add(target, entry);
                }

                return (entry, file);
            }
        }

        return (entry, entry.After is { } content ? PatchFile.Found(content) : PatchFile.Missing);
    }

    // Removing a symbolic link leaves the file that it points to.
    private Entry Remove(Entry opened, string path, byte[] content)
    {
        string link = _files.ResolveEntry(path);
        if (link != opened.Target)
        {
            opened = new Entry(path, link, content);
            _entries.Add(link, opened);
        }

        opened.Remove();
        return opened;
    }

    private PatchPlan Finish()
    {
        Entry[] touched = [.. _entries.Values.Where(e => e.IsTouched).OrderBy(e => e.Path, StringComparer.Ordinal)];
        var changes = new SortedDictionary<string, FileChangeKind>(StringComparer.Ordinal);
        foreach (Entry entry in touched)
        {
            if (Describe(entry) is { } change)
            {
                changes[entry.Path] = change;
            }
        }

        return new PatchPlan
        {
            Files = [.. touched.Select(e => new PlannedFile(e.Path, e.Target, e.Before, e.After, e.ModeFrom))],
            Changes = changes,
            Moves = _moves,
            Added = _added,
            Modified = _modified,
            Deleted = _deleted,
        };
    }

    private static FileChangeKind? Describe(Entry entry)
    {
        string before = FileText.DecodeLossy(entry.Before);
        string after = FileText.DecodeLossy(entry.After);
        if (entry.After is null)
        {
            if (entry.Before is null)
            {
                return null;
            }

            return entry.MovedTo is var (destination, moved) && moved.After is { } content
                ? new FileChangeKind.Update(UnifiedDiff.Create(before, FileText.DecodeLossy(content), ItemContextLines), destination)
                : new FileChangeKind.Delete(before);
        }

        if (entry.MovedFrom is not null)
        {
            // The change of the old path shows it.
            return null;
        }

        return entry.Before is null || entry.IsWhole
            ? new FileChangeKind.Add(after)
            : new FileChangeKind.Update(UnifiedDiff.Create(before, after, ItemContextLines), null);
    }

    /// <summary>A file's state as the hunks so far leave it.</summary>
    private sealed class Entry(string path, string target, byte[]? before)
    {
        public string Path { get; } = path;

        public string Target { get; } = target;

        public byte[]? Before { get; } = before;

        public byte[]? After { get; private set; } = before;

        public bool IsTouched { get; private set; }

        /// <summary>The patch gave the whole content.</summary>
        public bool IsWhole { get; private set; }

        public string? ModeFrom { get; set; }

        public (string Path, Entry Entry)? MovedTo { get; set; }

        public string? MovedFrom { get; set; }

        public void Write(byte[] content, bool isWhole)
        {
            After = content;
            IsWhole |= isWhole;
            IsTouched = true;
            MovedTo = null;
        }

        public void Remove()
        {
            After = null;
            IsTouched = true;
            IsWhole = false;
            MovedFrom = null;
        }
    }
}
