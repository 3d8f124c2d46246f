using Daemon.Config.Permissions;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;
using NetworkAccess = Daemon.Protocol.Permissions.NetworkAccess;
using WireNetworkAccess = Daemon.Protocol.V2.Permissions.NetworkAccess;

namespace Daemon.AppServer.Mapping;

/// <summary>Single settings between the wire and the engine.</summary>
internal static class SettingsMapper
{
    public static string? ModeName(SandboxMode? mode) => mode switch
    {
        SandboxMode.ReadOnly => "read-only",
        SandboxMode.WorkspaceWrite => "workspace-write",
        SandboxMode.DangerFullAccess => "danger-full-access",
        _ => null,
    };

    public static SandboxPolicy ToWire(LegacySandboxPolicy policy) => policy switch
    {
        LegacySandboxPolicy.ReadOnly readOnly => new SandboxPolicy.ReadOnly { NetworkAccess = readOnly.NetworkAccess },
        LegacySandboxPolicy.WorkspaceWrite write => new SandboxPolicy.WorkspaceWrite
        {
            WritableRoots = PolicyMapper.Paths(write.WritableRoots),
            NetworkAccess = write.NetworkAccess,
            ExcludeTmpdirEnvVar = write.ExcludeTmpdirEnvVar,
            ExcludeSlashTmp = write.ExcludeSlashTmp,
        },
        LegacySandboxPolicy.ExternalSandbox external => new SandboxPolicy.ExternalSandbox
        {
            NetworkAccess = external.NetworkAccess == NetworkAccess.Enabled ? WireNetworkAccess.Enabled : WireNetworkAccess.Restricted,
        },
        _ => new SandboxPolicy.DangerFullAccess(),
    };

    /// <summary>The permissions that a policy of a client stands for.</summary>
    public static ResolvedPermissionProfile FromWire(SandboxPolicy policy) => LegacySandboxProjection.Resolve(policy switch
    {
        SandboxPolicy.ReadOnly readOnly => new LegacySandboxPolicy.ReadOnly(readOnly.NetworkAccess),
        SandboxPolicy.WorkspaceWrite write => new LegacySandboxPolicy.WorkspaceWrite(
            [.. write.WritableRoots.Select(root => root.Value)], write.NetworkAccess, write.ExcludeTmpdirEnvVar, write.ExcludeSlashTmp),
        SandboxPolicy.ExternalSandbox external => new LegacySandboxPolicy.ExternalSandbox(
            external.NetworkAccess == WireNetworkAccess.Enabled ? NetworkAccess.Enabled : NetworkAccess.Restricted),
        _ => new LegacySandboxPolicy.DangerFullAccess(),
    });

    public static ReasoningSummary? Summary(string? summary) => summary switch
    {
        "auto" => ReasoningSummary.Auto,
        "concise" => ReasoningSummary.Concise,
        "detailed" => ReasoningSummary.Detailed,
        "none" => ReasoningSummary.None,
        _ => null,
    };

    public static string? Name(ReasoningSummary? summary) => summary switch
    {
        ReasoningSummary.Auto => "auto",
        ReasoningSummary.Concise => "concise",
        ReasoningSummary.Detailed => "detailed",
        ReasoningSummary.None => "none",
        _ => null,
    };

    public static Personality? Personality(string? personality) => personality switch
    {
        "none" => Daemon.Protocol.V2.Threads.Personality.None,
        "friendly" => Daemon.Protocol.V2.Threads.Personality.Friendly,
        "pragmatic" => Daemon.Protocol.V2.Threads.Personality.Pragmatic,
        _ => null,
    };

    public static string? Name(Personality? personality) => personality switch
    {
        Daemon.Protocol.V2.Threads.Personality.None => "none",
        Daemon.Protocol.V2.Threads.Personality.Friendly => "friendly",
        Daemon.Protocol.V2.Threads.Personality.Pragmatic => "pragmatic",
        _ => null,
    };
}
