using Daemon.Config.Permissions;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Requirements;

/// <summary>Sandbox modes as requirements write them and as messages show them.</summary>
internal static class SandboxModeNames
{
    /// <summary>The mode of a profile: the strongest thing that it lets commands do to files.</summary>
    public static string ModeOf(ResolvedPermissionProfile profile) => LegacySandboxProjection.Project(profile, ["/"], "/") switch
    {
        LegacySandboxPolicy.ReadOnly => "read-only",
        LegacySandboxPolicy.WorkspaceWrite => "workspace-write",
        LegacySandboxPolicy.ExternalSandbox => "external-sandbox",
        _ => "danger-full-access",
    };

    public static string Of(string mode) => mode switch
    {
        "read-only" => "ReadOnly",
        "workspace-write" => "WorkspaceWrite",
        "danger-full-access" => "DangerFullAccess",
        "external-sandbox" => "ExternalSandbox",
        _ => mode,
    };
}
