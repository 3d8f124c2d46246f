namespace Daemon.Protocol.Permissions;

/// <summary>
/// A profile together with where it came from, so that id, parent, value and declared workspace roots travel as one state.
/// </summary>
/// <param name="Profile">The value to enforce, with <c>:workspace_roots</c> still symbolic.</param>
/// <param name="WorkspaceRoots">Absolute roots that the profile itself declares, beside the thread's runtime roots.</param>
public abstract record ResolvedPermissionProfile(PermissionProfile Profile, IReadOnlyList<string> WorkspaceRoots)
{
    /// <summary>Chosen by <c>sandbox_mode</c>, a <c>sandbox</c> parameter or a <c>sandboxPolicy</c>: it has no id on the wire.</summary>
    public sealed record Legacy(PermissionProfile Profile, IReadOnlyList<string> WorkspaceRoots) : ResolvedPermissionProfile(Profile, WorkspaceRoots);

    /// <summary><c>:read-only</c>, <c>:workspace</c> or <c>:danger-full-access</c>.</summary>
    public sealed record BuiltIn(string Id, PermissionProfile Profile) : ResolvedPermissionProfile(Profile, []);

    /// <summary>A <c>[permissions.ID]</c> table. <paramref name="Extends"/> is its direct parent, null when it has none.</summary>
    public sealed record Named(string Id, string? Extends, PermissionProfile Profile, IReadOnlyList<string> WorkspaceRoots)
        : ResolvedPermissionProfile(Profile, WorkspaceRoots);
}
