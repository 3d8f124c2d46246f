namespace Daemon.Execution.Sandbox.Windows;

/// <summary>
/// Volumes of Windows: names are found in any case and by their short form, and junctions lead elsewhere as symbolic links do. Resolving
/// gives the long names in the volume's own case.
/// </summary>
internal sealed class WindowsFiles(IWindowsVolume volume) : ISandboxFiles
{
    private const int MaxLinks = 40;

    public StringComparison Comparison => StringComparison.OrdinalIgnoreCase;

    public bool IsAbsolute(string path) =>
        path.StartsWith(@"\\", StringComparison.Ordinal) || (path.Length > 3 && path[1] == ':' && path[2] is '\\' or '/');

    public string FromNative(string path) => path.StartsWith('/') ? SandboxPath.Normalize(path) : WindowsPath.ToPlan(path);

    /// <summary>A pattern's drive becomes a folder of the root, as in <see cref="FromNative"/>.</summary>
    public string FromPattern(string pattern)
    {
        string text = pattern.Replace('\\', '/');
        if (text.StartsWith("//?/", StringComparison.Ordinal))
        {
            text = text[4..];
        }

        return text.StartsWith("//", StringComparison.Ordinal) ? "/UNC" + text[1..]
            : text.Length > 1 && text[1] == ':' && char.IsAsciiLetter(text[0]) ? $"/{char.ToUpperInvariant(text[0])}{text[1..]}" : text;
    }

    public string Resolve(string path, List<PlannedLink>? followed = null)
    {
        var pending = new Stack<string>(Components(path));
        string resolved = "/";
        int links = 0;
        while (pending.TryPop(out string? name))
        {
            if (name == "..")
            {
                resolved = SandboxPath.Depth(resolved) > WindowsPath.RootDepth(resolved) ? SandboxPath.Parent(resolved) : resolved;
                continue;
            }

            string next = SandboxPath.Join(resolved, name);
            WindowsEntry? entry = SandboxPath.Depth(next) <= WindowsPath.RootDepth(next) ? null : volume.Look(WindowsPath.ToNative(next));
            if (entry?.LinkTarget is not { } target)
            {
                resolved = SandboxPath.Join(resolved, entry?.Name ?? name);
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"Too many links in {WindowsPath.ToNative(path)}.");
            }

            followed?.Add(new PlannedLink(SandboxPath.Join(resolved, entry.Name), target));
            bool absolute = target.StartsWith('\\') || (target.Length > 1 && target[1] == ':');
            foreach (string part in Components(absolute ? WindowsPath.ToPlan(target) : target.Replace('\\', '/')))
            {
                pending.Push(part);
            }

            resolved = absolute ? "/" : resolved;
        }

        return resolved;
    }

    public PathState StateOf(string path)
    {
        if (SandboxPath.Depth(path) <= WindowsPath.RootDepth(path))
        {
            return PathState.Folder;
        }

        return volume.Look(WindowsPath.ToNative(path)) is not { } entry ? PathState.Missing : entry.IsFolder ? PathState.Folder : PathState.File;
    }

    public bool IsLink(string path) => volume.Look(WindowsPath.ToNative(path)) is { LinkTarget: not null };

    public IEnumerable<string> Matches(GlobPattern pattern, int? maxDepth)
    {
        if (SandboxPath.Depth(pattern.Folder) == 0)
        {
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable, $"The sandbox cannot enforce the pattern {pattern}: it has no drive. Begin it with one.");
        }

        return Matches(pattern, pattern.Folder, "", pattern.Depth ?? maxDepth ?? int.MaxValue);
    }

    /// <summary>Links are matched by name but not walked into.</summary>
    private IEnumerable<string> Matches(GlobPattern pattern, string folder, string relative, int depth)
    {
        if (depth <= 0)
        {
            yield break;
        }

        foreach (WindowsEntry entry in volume.List(WindowsPath.ToNative(folder)))
        {
            string path = SandboxPath.Join(folder, entry.Name);
            string name = relative.Length == 0 ? entry.Name : $"{relative}/{entry.Name}";
            if (pattern.IsMatch(name))
            {
                yield return path;
            }
            else if (entry is { IsFolder: true, LinkTarget: null })
            {
                foreach (string match in Matches(pattern, path, name, depth - 1))
                {
                    yield return match;
                }
            }
        }
    }

    /// <summary>The components of a path, last one first.</summary>
    private static IEnumerable<string> Components(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
