namespace Daemon.Config.Layers;

/// <summary>Finds project roots and repositories around a folder. Reads the file system and keeps nothing.</summary>
internal static class ProjectFolders
{
    public const string DotCodex = ".codex";

    /// <summary>The nearest folder, from <paramref name="cwd"/> upwards, that contains one of the markers; the cwd itself when none does.</summary>
    public static string Root(string cwd, IReadOnlyList<string> markers)
    {
        if (markers.Count > 0)
        {
            foreach (var folder in Upwards(cwd))
            {
                if (markers.Any(marker => Path.Exists(Path.Join(folder, marker))))
                {
                    return folder;
                }
            }
        }

        return cwd;
    }

    /// <summary>The <c>.codex</c> folders from the root down to the cwd. The Codex home is none: its config.toml is the user's.</summary>
    public static IReadOnlyList<string> DotCodexFolders(string root, string cwd, string codexHome)
    {
        var found = new List<string>();
        foreach (var folder in Upwards(cwd))
        {
            var candidate = Path.Join(folder, DotCodex);
            if (Directory.Exists(candidate) && !string.Equals(candidate, codexHome, StringComparison.Ordinal))
            {
                found.Add(candidate);
            }

            if (folder == root)
            {
                break;
            }
        }

        found.Reverse();
        return found;
    }

    /// <summary>The nearest folder upwards with a <c>.git</c>; null outside of repositories.</summary>
    public static string? Repository(string cwd) => Upwards(cwd).FirstOrDefault(folder => Path.Exists(Path.Join(folder, ".git")));

    /// <summary>
    /// The main repository of a linked work tree, whose <c>.git</c> is a file that names
    /// <c>MAIN/.git/worktrees/NAME</c> (gitrepository-layout(5)); null for any other folder.
    /// </summary>
    public static string? MainRepository(string repository)
    {
        const string Prefix = "gitdir:";
        var link = Path.Join(repository, ".git");
        if (!File.Exists(link))
        {
            return null;
        }

        string text;
        try
        {
            text = File.ReadAllText(link);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody vouches for a repository that cannot be read: no trust is inherited.
            return null;
        }

        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var gitFolder = Path.GetFullPath(text[Prefix.Length..].Trim(), repository);
        var worktrees = Path.GetDirectoryName(gitFolder);
        var common = Path.GetDirectoryName(worktrees);
        return Path.GetFileName(worktrees) == "worktrees" && Path.GetFileName(common) == ".git" ? Path.GetDirectoryName(common) : null;
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (string? next = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)); next is not null; next = Path.GetDirectoryName(next))
        {
            yield return next;
        }
    }
}
