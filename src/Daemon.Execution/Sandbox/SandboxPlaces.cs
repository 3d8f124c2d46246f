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
    /// <summary>What <c>:slash_tmp</c> means; null where there is no such folder.</summary>
    public string? SlashTmp { get; init; } = "/tmp";

    /// <summary>Where the places are; all paths of this record and of entries are in its native form.</summary>
    public ISandboxFiles Files { get; init; } = SandboxFiles.OfThisSystem;

    /// <summary>Absolute paths that an entry speaks of; none for patterns and for a place that does not exist here.</summary>
    public IEnumerable<string> ExpandPaths(FileSystemEntry entry) => entry.Target switch
    {
        FileSystemTarget.Path path => [Files.FromNative(path.AbsolutePath)],
        FileSystemTarget.Special special when !IsPattern(entry, special) =>
            Expand(special.Kind).Select(place => special.Subpath is { } child ? Files.FromNative(Path.Join(place, child)) : Files.FromNative(place)),
        _ => [],
    };

    /// <summary>Patterns that an entry speaks of.</summary>
    public IEnumerable<GlobPattern> ExpandPatterns(FileSystemEntry entry) => entry.Target switch
    {
        FileSystemTarget.Glob glob => [GlobPattern.Below("/", Files.FromPattern(glob.Pattern).TrimStart('/'), Files.Comparison)],
        FileSystemTarget.Special special when IsPattern(entry, special) =>
            Expand(special.Kind).Select(
                place => GlobPattern.Below(Files.FromNative(place), Files.FromPattern(special.Subpath!).TrimStart('/'), Files.Comparison)),
        _ => [],
    };

    /// <summary>Whether a path without links is one of the workspace roots.</summary>
    public bool IsWorkspaceRoot(string path) => WorkspaceRoots.Any(root => Files.Resolve(Files.FromNative(root)).Equals(path, Files.Comparison));

    private static bool IsPattern(FileSystemEntry entry, FileSystemTarget.Special special) =>
        entry.Access == FileSystemAccess.Deny && special.Subpath is { } child && GlobPattern.HasWildcards(child);

    private IReadOnlyList<string> Expand(SpecialPathKind kind) => kind switch
    {
        SpecialPathKind.Root => ["/"],
        SpecialPathKind.Minimal => MinimalPaths,
        SpecialPathKind.WorkspaceRoots => WorkspaceRoots,
        SpecialPathKind.TmpDir => TmpDir is { Length: > 1 } folder && Files.IsAbsolute(folder) ? [folder] : [],
        SpecialPathKind.SlashTmp => SlashTmp is null ? [] : [SlashTmp],
        _ => [],
    };
}
