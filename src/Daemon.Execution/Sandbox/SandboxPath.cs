namespace Daemon.Execution.Sandbox;

/// <summary>Arithmetic on absolute paths. Resolving and asking for the state look at the file system.</summary>
public static class SandboxPath
{
    private const int MaxLinks = 40;

    /// <summary>Whether <paramref name="path"/> is <paramref name="ancestor"/> or lies below it.</summary>
    public static bool IsSameOrBelow(string path, string ancestor) =>
        ancestor == "/"
        || (path.StartsWith(ancestor, StringComparison.Ordinal) && (path.Length == ancestor.Length || path[ancestor.Length] == '/'));

    /// <summary>Number of components; 0 for the root.</summary>
    public static int Depth(string path) => path == "/" ? 0 : path.AsSpan().Count('/');

    /// <summary>Removes <c>.</c>, <c>..</c>, empty components and a trailing slash, as text.</summary>
    public static string Normalize(string path)
    {
        string full = Path.GetFullPath(path, "/");
        return full.Length > 1 ? Path.TrimEndingDirectorySeparator(full) : full;
    }

    public static PathState StateOf(string path) =>
        Directory.Exists(path) ? PathState.Folder : File.Exists(path) ? PathState.File : PathState.Missing;

    /// <summary>Follows every symbolic link of an absolute path; missing components stay as they are written.</summary>
    /// <exception cref="IOException">The links form a loop.</exception>
    public static string Resolve(string path) => Resolve(path, null);

    /// <summary>As <see cref="Resolve(string)"/>, and lists the links that were followed.</summary>
    /// <exception cref="IOException">The links form a loop.</exception>
    public static string Resolve(string path, List<PlannedLink>? followed)
    {
        var pending = new Stack<string>(Components(Normalize(path)));
        string resolved = "/";
        int links = 0;
        while (pending.TryPop(out string? name))
        {
            if (name == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? "/";
                continue;
            }

            string next = resolved == "/" ? "/" + name : resolved + "/" + name;
            string? target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"Too many symbolic links in {path}.");
            }

            followed?.Add(new PlannedLink(next, target));
            if (target.StartsWith('/'))
            {
                resolved = "/";
            }

            foreach (string part in Components(target))
            {
                pending.Push(part);
            }
        }

        return resolved;
    }

    /// <summary>The components of a path, last one first.</summary>
    private static IEnumerable<string> Components(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
