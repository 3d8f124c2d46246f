using Daemon.Protocol.Acp.Sessions;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Acp.Sessions;

/// <summary>The modes that an editor offers: each is a sandbox together with when the user is asked.</summary>
internal static class SessionModes
{
    public const string FullAccess = "full-access";

    private const string ReadOnly = "read-only";
    private const string Auto = "auto";

    /// <summary>What the configuration says, when that is none of the others.</summary>
    private const string Configured = "configured";

    private static readonly SessionMode[] Presets =
    [
        new() { Id = ReadOnly, Name = "Read only", Description = "Looks around by itself; asks before it changes anything." },
        new() { Id = Auto, Name = "Workspace", Description = "Works in the workspace by itself; asks before it leaves it or uses the network." },
        new() { Id = FullAccess, Name = "Full access", Description = "Runs everything outside the sandbox and never asks." },
    ];

    private static readonly SessionMode AsConfigured =
        new() { Id = Configured, Name = "As configured", Description = "The permissions of your configuration." };

    /// <summary>The modes of a thread that was opened with these permissions.</summary>
    public static SessionModeState Of(SandboxPolicy sandbox, AskForApproval approvals, ActivePermissionProfile? profile)
    {
        var current = Match(sandbox, approvals, profile);
        return new SessionModeState
        {
            CurrentModeId = current,
            AvailableModes = current == Configured ? [AsConfigured, .. Presets] : Presets,
        };
    }

    /// <summary>The permissions that a mode stands for; null for one that is not known.</summary>
    /// <param name="mode">Its id.</param>
    /// <param name="opened">What the session was opened with: its writable roots are kept.</param>
    public static (SandboxPolicy Sandbox, AskForApproval Approvals)? Permissions(string mode, SandboxPolicy opened) => mode switch
    {
        ReadOnly => (new SandboxPolicy.ReadOnly(), AskForApproval.OnRequest),
        Auto => (opened as SandboxPolicy.WorkspaceWrite ?? new SandboxPolicy.WorkspaceWrite(), AskForApproval.OnRequest),
        FullAccess => (new SandboxPolicy.DangerFullAccess(), AskForApproval.Never),
        _ => null,
    };

    private static string Match(SandboxPolicy sandbox, AskForApproval approvals, ActivePermissionProfile? profile) =>
        (IsNamed(profile) ? null : sandbox, approvals) switch
        {
            (SandboxPolicy.ReadOnly { NetworkAccess: false }, AskForApproval.AskOnRequest) => ReadOnly,
            (SandboxPolicy.WorkspaceWrite { NetworkAccess: false }, AskForApproval.AskOnRequest) => Auto,
            (SandboxPolicy.DangerFullAccess, AskForApproval.NeverAsk) => FullAccess,
            _ => Configured,
        };

    // Names of built-in profiles begin with a colon; those say no more than the policy.
    private static bool IsNamed(ActivePermissionProfile? profile) => profile is { Id: [not ':', ..] };
}
