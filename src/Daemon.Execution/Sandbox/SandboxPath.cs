namespace Daemon.Execution.Sandbox;

/// <summary>Arithmetic on absolute paths. Resolving and asking for the state look at the file system.</summary>
public static class SandboxPath
{
    private const int MaxLinks = 40;

    /// <summary>Whether <paramref name="path"/> is <paramref name="ancestor"/> or lies below it.</summary>
    public static bool IsSameOrBelow(string path, string ancestor, StringComparison comparison = StringComparison.Ordinal) =>
        ancestor == "/" || (path.StartsWith(ancestor, comparison) && (path.Length == ancestor.Length || path[ancestor.Length] == '/'));

    /// <summary>The folder around a path; the root's is itself.</summary>
    public static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/";

    /// <summary>A relative path below a folder.</summary>
    public static string Join(string folder, string child) => folder == "/" ? "/" + child : $"{folder}/{child}";

    /// <summary>Number of components; 0 for the root.</summary>
    public static int Depth(string path) => path == "/" ? 0 : path.AsSpan().Count('/');

    /// <summary>Removes <c>.</c>, <c>..</c>, empty components and a trailing slash, as text.</summary>
    public static string Normalize(string path)
    {
        var components = new List<string>();
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                components.RemoveRange(Math.Max(components.Count - 1, 0), Math.Min(components.Count, 1));
            }
            else if (part != ".")
            {
                components.Add(part);
            }
        }

        return "/" + string.Join('/', components);
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
                resolved = Parent(resolved);
                continue;
            }

            string next = Join(resolved, name);
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
