using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox;

/// <summary>Where the special places of a profile are for one command.</summary>
/// <param name="WorkspaceRoots">Absolute.</param>
/// <param name="TmpDir">The command's <c>TMPDIR</c>; grants nothing unless it is absolute.</param>
/// <param name="MinimalPaths">What <c>:minimal</c> means on this system.</param>
internal sealed record SandboxPlaces(IReadOnlyList<string> WorkspaceRoots, string? TmpDir, IReadOnlyList<string> MinimalPaths)
{
    /// <summary>Absolute paths or patterns that an entry speaks of; none for a place that does not exist here.</summary>
    public IEnumerable<string> Expand(FileSystemTarget target) => target switch
    {
        FileSystemTarget.Path path => [path.AbsolutePath],
        FileSystemTarget.Glob glob => [glob.Pattern],
        FileSystemTarget.Special { Subpath: { } child } special => Expand(special.Kind).Select(place => Path.Join(place, child)),
        FileSystemTarget.Special special => Expand(special.Kind),
        _ => [],
    };

    /// <summary>Whether a path without links is one of the workspace roots.</summary>
    public bool IsWorkspaceRoot(string path) => WorkspaceRoots.Any(root => SandboxPath.Resolve(root) == path);

    private IReadOnlyList<string> Expand(SpecialPathKind kind) => kind switch
    {
        SpecialPathKind.Root => ["/"],
        SpecialPathKind.Minimal => MinimalPaths,
        SpecialPathKind.WorkspaceRoots => WorkspaceRoots,
        SpecialPathKind.TmpDir => TmpDir is { Length: > 0 } folder && Path.IsPathFullyQualified(folder) ? [folder] : [],
        SpecialPathKind.SlashTmp => ["/tmp"],
        _ => [],
    };
}
