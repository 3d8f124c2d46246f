using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox;

/// <summary>Where the special places of a profile are for one command.</summary>
/// <param name="WorkspaceRoots">Absolute.</param>
/// <param name="TmpDir">The command's <c>TMPDIR</c>; grants nothing unless it is absolute, and nothing when it is the root.</param>
/// <param name="MinimalPaths">What <c>:minimal</c> means on this system.</param>
/// <param name="ControlFolders">Folders of the daemon with the access that every confined command has, whatever the profile says.</param>
internal sealed record SandboxPlaces(
    IReadOnlyList<string> WorkspaceRoots,
    string? TmpDir,
    IReadOnlyList<string> MinimalPaths,
    IReadOnlyList<(string Path, PathAccess Access)> ControlFolders)
{
    /// <summary>Absolute paths that an entry speaks of; none for patterns and for a place that does not exist here.</summary>
    public IEnumerable<string> ExpandPaths(FileSystemEntry entry) => entry.Target switch
    {
        FileSystemTarget.Path path => [path.AbsolutePath],
        FileSystemTarget.Special special when !IsPattern(entry, special) =>
            Expand(special.Kind).Select(place => special.Subpath is { } child ? Path.Join(place, child) : place),
        _ => [],
    };

    /// <summary>Patterns that an entry speaks of.</summary>
    public IEnumerable<GlobPattern> ExpandPatterns(FileSystemEntry entry) => entry.Target switch
    {
        FileSystemTarget.Glob glob => [GlobPattern.Below("/", glob.Pattern.TrimStart('/'))],
        FileSystemTarget.Special special when IsPattern(entry, special) =>
            Expand(special.Kind).Select(place => GlobPattern.Below(place, special.Subpath!)),
        _ => [],
    };

    /// <summary>Whether a path without links is one of the workspace roots.</summary>
    public bool IsWorkspaceRoot(string path) => WorkspaceRoots.Any(root => SandboxPath.Resolve(root) == path);

    private static bool IsPattern(FileSystemEntry entry, FileSystemTarget.Special special) =>
        entry.Access == FileSystemAccess.Deny && special.Subpath is { } child && GlobPattern.HasWildcards(child);

    private IReadOnlyList<string> Expand(SpecialPathKind kind) => kind switch
    {
        SpecialPathKind.Root => ["/"],
        SpecialPathKind.Minimal => MinimalPaths,
        SpecialPathKind.WorkspaceRoots => WorkspaceRoots,
        SpecialPathKind.TmpDir => TmpDir is { Length: > 1 } folder && Path.IsPathFullyQualified(folder) ? [folder] : [],
        SpecialPathKind.SlashTmp => ["/tmp"],
        _ => [],
    };
}
