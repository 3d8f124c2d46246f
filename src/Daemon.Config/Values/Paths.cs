namespace Daemon.Config.Values;

/// <summary>Spelling rules of paths in configuration.</summary>
internal static class Paths
{
    /// <summary>The message for a path that no operating system can have.</summary>
    public const string NulMessage = "a path must not contain a NUL character";

    /// <summary>The path with a leading <c>~</c> or <c>~/</c> replaced; other forms, e.g. <c>~user</c>, are left alone.</summary>
    public static string ExpandHome(string path, string home)
    {
        if (path == "~")
        {
            return home;
        }

        return path.StartsWith("~/", StringComparison.Ordinal) || (OperatingSystem.IsWindows() && path.StartsWith("~\\", StringComparison.Ordinal))
            ? Path.Join(home, path[2..])
            : path;
    }

    /// <summary>The path with every symbolic link on the way resolved, as far as it exists; the path itself when it cannot be read.</summary>
    public static string Canonical(string path)
    {
        try
        {
            return Canonical(path, followed: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    private static string Canonical(string path, int followed)
    {
        const int MostLinks = 40; // As Linux does (path_resolution(7)).
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full) ?? string.Empty;
        var resolved = root;
        var names = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < names.Length; i++)
        {
            var next = Path.Join(resolved, names[i]);
            if (new FileInfo(next).LinkTarget is { } target)
            {
                if (followed >= MostLinks)
                {
                    return path;
                }

                var rest = Path.Join([Path.GetFullPath(target, resolved), .. names[(i + 1)..]]);
                return Canonical(rest, followed + 1);
            }

            resolved = next;
        }

        return resolved;
    }
}
