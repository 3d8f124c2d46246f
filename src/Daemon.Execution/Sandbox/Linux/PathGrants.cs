namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Access to a path and everything below it.</summary>
internal readonly record struct PathGrant(string Path, PathAccess Access);

/// <summary>
/// Says a plan by grants alone, which hold for everything below a path and cannot be taken back there (landlock(7)). Where a deeper rule
/// allows less, the folder's present entries are granted one by one instead: what would be made directly in it later has no grant.
/// </summary>
internal sealed class PathGrants
{
    private readonly SandboxPlan _plan;
    private readonly List<PathGrant> _grants = [];
    private readonly List<PathGrant> _narrowed = [];

    private PathGrants(SandboxPlan plan) => _plan = plan;

    public IReadOnlyList<PathGrant> Grants => _grants;

    /// <summary>Folders of which the plan allows more than the grants: their own entries.</summary>
    public IReadOnlyList<PathGrant> Narrowed => _narrowed;

    /// <summary>
    /// Whether the kernel grants the access whatever the command renames: the grant is on a folder that stays where it is. Those on entries
    /// of a narrowed folder stay with what was there, and not with the name.
    /// </summary>
    public bool Covers(string path, PathAccess access) =>
        path != "/" && _grants.Exists(grant => grant.Access == access && SandboxPath.IsSameOrBelow(path, grant.Path) && IsFixed(grant.Path));

    private bool IsFixed(string path) => path == "/" || _plan.Rules.Any(rule => rule.Path == path)
        || _plan.AccessTo(Path.GetDirectoryName(path)!) != PathAccess.Write;

    /// <summary>Reads folders and changes nothing.</summary>
    public static PathGrants Of(SandboxPlan plan)
    {
        var grants = new PathGrants(plan);
        foreach (PathAccess access in (PathAccess[])[PathAccess.Read, PathAccess.Write])
        {
            grants.Add("/", access);
        }

        return grants;
    }

    private void Add(string path, PathAccess access)
    {
        bool granted = _plan.AccessTo(path) >= access;
        List<PathRule> deeper = [.. _plan.Rules.Where(rule => rule.Path != path && SandboxPath.IsSameOrBelow(rule.Path, path))];
        if (granted && deeper.TrueForAll(rule => rule.Access >= access))
        {
            if (Path.Exists(path))
            {
                _grants.Add(new PathGrant(path, access));
            }
        }
        else if (granted)
        {
            _narrowed.Add(new PathGrant(path, access));
            foreach (string entry in Entries(path))
            {
                Add(entry, access);
            }
        }
        else
        {
            // Nothing here but what deeper rules open: go straight to the uppermost of them.
            foreach (PathRule rule in deeper.Where(rule => !deeper.Exists(other => other != rule && SandboxPath.IsSameOrBelow(rule.Path, other.Path))))
            {
                Add(rule.Path, access);
            }
        }
    }

    /// <summary>A link needs no grant: its target has its own.</summary>
    private static IEnumerable<string> Entries(string folder)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, "*", options) : [];
    }
}
