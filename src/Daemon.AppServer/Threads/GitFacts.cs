using Daemon.Core.Rollout;

namespace Daemon.AppServer.Threads;

/// <summary>Reads a repository's commit, branch and origin from its files: no git program is started for it.</summary>
internal static class GitFacts
{
    /// <summary>Null when the folder is in no repository.</summary>
    public static GitInfo? Read(string cwd)
    {
        try
        {
            return FindGitFolder(cwd) is { } git ? Read(git, CommonFolder(git)) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is not known.
            return null;
        }
    }

    private static GitInfo? Read(string git, string common)
    {
        var head = FirstLine(Path.Join(git, "HEAD"));
        const string Reference = "ref: ";
        if (head is null || !head.StartsWith(Reference, StringComparison.Ordinal))
        {
            return new GitInfo(head, null, Origin(common));
        }

        var name = head[Reference.Length..];
        const string Heads = "refs/heads/";
        var branch = name.StartsWith(Heads, StringComparison.Ordinal) ? name[Heads.Length..] : name;
        var (commit, origin) = (FirstLine(Path.Join(common, name)) ?? Packed(common, name), Origin(common));

        // A branch without a commit is only a name for one to come.
        return commit is null && origin is null ? null : new GitInfo(commit, commit is null ? null : branch, origin);
    }

    private static string? FindGitFolder(string cwd)
    {
        for (var folder = new DirectoryInfo(cwd); folder is not null; folder = folder.Parent)
        {
            var path = Path.Join(folder.FullName, ".git");
            if (Directory.Exists(path))
            {
                return path;
            }

            const string Pointer = "gitdir: ";
            if (File.Exists(path) && FirstLine(path) is { } line && line.StartsWith(Pointer, StringComparison.Ordinal))
            {
                return Path.GetFullPath(line[Pointer.Length..], folder.FullName);
            }
        }

        return null;
    }

    /// <summary>A linked work tree keeps its own HEAD and shares the rest.</summary>
    private static string CommonFolder(string git) =>
        FirstLine(Path.Join(git, "commondir")) is { } common ? Path.GetFullPath(common, git) : git;

    private static string? Packed(string common, string name)
    {
        var path = Path.Join(common, "packed-refs");
        if (!File.Exists(path))
        {
            return null;
        }

        foreach (var line in File.ReadLines(path))
        {
            if (line.EndsWith(name, StringComparison.Ordinal) && line.IndexOf(' ') is var space and > 0 && line[(space + 1)..] == name)
            {
                return line[..space];
            }
        }

        return null;
    }

    private static string? Origin(string common)
    {
        var path = Path.Join(common, "config");
        if (!File.Exists(path))
        {
            return null;
        }

        var inOrigin = false;
        foreach (var raw in File.ReadLines(path))
        {
            var line = raw.Trim();
            if (line.StartsWith('['))
            {
                inOrigin = line == "[remote \"origin\"]";
            }
            else if (inOrigin && line.StartsWith("url", StringComparison.Ordinal) && line.IndexOf('=') is var equals and > 0)
            {
                return line[(equals + 1)..].Trim();
            }
        }

        return null;
    }

    private static string? FirstLine(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new StreamReader(path);
        var line = reader.ReadLine()?.Trim();
        return string.IsNullOrEmpty(line) ? null : line;
    }
}
