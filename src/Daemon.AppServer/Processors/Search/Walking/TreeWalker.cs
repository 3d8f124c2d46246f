namespace Daemon.AppServer.Processors.Search.Walking;

/// <param name="Path">Relative to the walk's top, with <c>/</c>.</param>
internal readonly record struct WalkEntry(string Path, bool IsFolder);

/// <summary>
/// Lists the files and folders below a folder that no ignore file excludes: hidden ones too, but nothing of <c>.git</c>. Links to folders
/// are followed unless they lead back to a folder that they are in.
/// </summary>
internal static class TreeWalker
{
    /// <summary>Lists lazily, parents before children. A folder that cannot be read counts as empty.</summary>
    public static IEnumerable<WalkEntry> Walk(string top)
    {
        if (!Directory.Exists(top))
        {
            yield break;
        }

        top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(top));
        var folders = new Stack<Folder>();
        folders.Push(new Folder(top, "", IgnoreRules.ForTop(top), null));
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder.Absolute))
            {
                var name = entry.Name;
                var path = folder.Relative.Length == 0 ? name : $"{folder.Relative}/{name}";
                var isFolder = (entry.Attributes & FileAttributes.Directory) != 0;
                if (name == ".git" || folder.Rules.Ignores(path, name, isFolder))
                {
                    continue;
                }

                yield return new WalkEntry(path, isFolder);
                if (isFolder && Enter(folder, entry, path) is { } child)
                {
                    folders.Push(child);
                }
            }
        }
    }

    private static Folder? Enter(Folder parent, FileSystemInfo entry, string path)
    {
        Folder? linkedFrom = null;
        if (entry.LinkTarget is not null)
        {
            var real = entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            if (parent.Contains(real))
            {
                return null;
            }

            linkedFrom = new Folder(real, path, parent.Rules, parent);
        }

        return new Folder(entry.FullName, path, parent.Rules.Enter(entry.FullName, path), linkedFrom ?? parent);
    }

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private sealed record Folder(string Absolute, string Relative, IgnoreRules Rules, Folder? Parent)
    {
        /// <summary>Whether the path is this folder, one above it, or one above the real place of a link on the way to it.</summary>
        public bool Contains(string path)
        {
            for (var folder = this; folder is not null; folder = folder.Parent)
            {
                if (folder.Absolute == path || folder.Absolute.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
