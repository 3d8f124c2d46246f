using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Permissions;

/// <summary>Turns a <c>[permissions.ID.filesystem]</c> table into entries, in document order.</summary>
internal static class FileSystemEntries
{
    public const string ScanDepthKey = "glob_scan_max_depth";

    /// <exception cref="ConfigLoadException">A path is malformed or a grant is not possible.</exception>
    public static IReadOnlyList<FileSystemEntry> Compile(TomlTable table, string home)
    {
        var entries = new List<FileSystemEntry>();
        foreach (var entry in table.Entries)
        {
            if (entry.Key == ScanDepthKey)
            {
                continue;
            }

            RequireNoNul(entry.Key);
            if (entry.Value is TomlTable children)
            {
                foreach (var child in children.Entries)
                {
                    RequireNoNul(child.Key);
                    entries.Add(new FileSystemEntry(Nested(entry.Key, child.Key, Access(child.Value), home), Access(child.Value)));
                }
            }
            else
            {
                entries.Add(new FileSystemEntry(Direct(entry.Key, Access(entry.Value), home), Access(entry.Value)));
            }
        }

        return entries;
    }

    /// <summary>Denials of absolute paths and globs.</summary>
    public static IEnumerable<FileSystemEntry> Deny(IEnumerable<string> paths) =>
        paths.Select(path => new FileSystemEntry(Direct(path, FileSystemAccess.Deny, home: string.Empty), FileSystemAccess.Deny));

    /// <summary>How an entry is written, e.g. <c>:workspace_roots/**/*.env</c>.</summary>
    public static string Spelling(FileSystemTarget target) => target switch
    {
        FileSystemTarget.Path path => path.AbsolutePath,
        FileSystemTarget.Glob glob => glob.Pattern,
        FileSystemTarget.Special special => special.Subpath is { } subpath ? $"{Name(special)}/{subpath}" : Name(special),
        _ => throw new ArgumentException($"No spelling for target {target.GetType().Name}.", nameof(target)),
    };

    private static FileSystemTarget Direct(string path, FileSystemAccess access, string home)
    {
        if (path.StartsWith(':'))
        {
            return Special(path);
        }

        var folder = path.EndsWith("/**", StringComparison.Ordinal) && path.Length > 3 ? path[..^3] : path;
        if (!IsGlob(folder))
        {
            return new FileSystemTarget.Path(Absolute(folder, home));
        }

        RequireDeny(path, access);
        return new FileSystemTarget.Glob(Absolute(path, home));
    }

    private static FileSystemTarget Nested(string path, string subpath, FileSystemAccess access, string home)
    {
        if (subpath == ".")
        {
            return Direct(path, access, home);
        }

        RequireDescendant(subpath);
        if (!path.StartsWith(':'))
        {
            return Direct(path.TrimEnd('/') + "/" + subpath, access, home);
        }

        var special = Special(path);
        if (special.Kind is not (SpecialPathKind.WorkspaceRoots or SpecialPathKind.Unknown))
        {
            throw ConfigLoadException.Semantic($"filesystem path `{path}` does not support nested entries");
        }

        var below = subpath.EndsWith("/**", StringComparison.Ordinal) ? subpath[..^3] : subpath;
        if (IsGlob(below))
        {
            RequireDeny($"{path}/{subpath}", access);
            below = subpath;
        }

        return special with { Subpath = below };
    }

    private static FileSystemTarget.Special Special(string name) => name switch
    {
        ":root" => new(SpecialPathKind.Root),
        ":minimal" => new(SpecialPathKind.Minimal),
        ":workspace_roots" or ":project_roots" => new(SpecialPathKind.WorkspaceRoots),
        ":tmpdir" => new(SpecialPathKind.TmpDir),
        ":slash_tmp" => new(SpecialPathKind.SlashTmp),
        _ => new(SpecialPathKind.Unknown, UnknownName: name),
    };

    private static string Name(FileSystemTarget.Special special) => special.Kind switch
    {
        SpecialPathKind.Root => ":root",
        SpecialPathKind.Minimal => ":minimal",
        SpecialPathKind.WorkspaceRoots => ":workspace_roots",
        SpecialPathKind.TmpDir => ":tmpdir",
        SpecialPathKind.SlashTmp => ":slash_tmp",
        _ => special.UnknownName ?? string.Empty,
    };

    private static FileSystemAccess Access(TomlValue value) => (value as TomlString)?.Value switch
    {
        "read" => FileSystemAccess.Read,
        "write" => FileSystemAccess.Write,
        "deny" or "none" => FileSystemAccess.Deny,
        _ => throw ConfigLoadException.Semantic("data did not match any variant of untagged enum FilesystemPermissionToml"),
    };

    private static string Absolute(string path, string home)
    {
        var expanded = Paths.ExpandHome(path, home);
        return Path.IsPathFullyQualified(expanded)
            ? Normalise(expanded)
            : throw ConfigLoadException.Semantic($"filesystem path `{path}` must be absolute, use `~/...`, or start with `:`");
    }

    private static string Normalise(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    public static void RequireNoNul(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw ConfigLoadException.Semantic(Paths.NulMessage);
        }
    }

    private static void RequireDescendant(string subpath)
    {
        var parts = subpath.Split('/', Path.DirectorySeparatorChar);
        if (subpath.Length == 0 || Path.IsPathRooted(subpath) || parts.Any(part => part is "." or ".."))
        {
            throw ConfigLoadException.Semantic($"filesystem subpath `{subpath}` must be a descendant path without `.` or `..` components");
        }
    }

    private static void RequireDeny(string path, FileSystemAccess access)
    {
        if (access != FileSystemAccess.Deny)
        {
            var word = access == FileSystemAccess.Read ? "read" : "write";
            throw ConfigLoadException.Semantic(
                $"filesystem glob path `{path}` only supports `deny` access; use an exact path or trailing `/**` for `{word}` subtree access");
        }
    }

    private static bool IsGlob(string path) => path.AsSpan().IndexOfAny("*?[]") >= 0;
}
