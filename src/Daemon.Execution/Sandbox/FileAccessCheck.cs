using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox;

/// <summary>
/// Answers for the daemon's own file work (patches, images) what a sandboxed command would be allowed, from the same plan.
/// </summary>
public sealed class FileAccessCheck
{
    private readonly SandboxPlan? _plan;

    /// <param name="profile">The thread's profile.</param>
    /// <param name="workspaceRoots">Absolute runtime and profile roots.</param>
    /// <param name="tmpDir">The thread's <c>TMPDIR</c>; null for none.</param>
    /// <remarks>A profile that cannot be planned grants nothing.</remarks>
    public FileAccessCheck(PermissionProfile profile, IReadOnlyList<string> workspaceRoots, string? tmpDir)
    {
        try
        {
            _plan = SandboxPlanner.Plan(profile, new SandboxPlaces(workspaceRoots, tmpDir, [], []));
        }
        catch (CommandStartException)
        {
            _plan = null;
        }
    }

    /// <summary>Whether every path may be written. Symbolic links are followed first.</summary>
    public bool MayWrite(IEnumerable<string> absolutePaths) => absolutePaths.All(path => AccessTo(path) == PathAccess.Write);

    /// <summary>Whether the path may be read. Symbolic links are followed first.</summary>
    public bool MayRead(string absolutePath) => AccessTo(absolutePath) != PathAccess.Hidden;

    private PathAccess AccessTo(string path) => RealPath.Of(path) is { } real && _plan is not null ? _plan.AccessTo(real) : PathAccess.Hidden;
}
