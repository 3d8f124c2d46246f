using Daemon.Core.Sessions;
using Daemon.NetworkProxy.Audit;

namespace Daemon.Core.Network;

/// <summary>The audit file that the daemon's environment asks for. It is the operator's to name: a project's configuration cannot.</summary>
internal static class NetworkAudit
{
    /// <summary>An absolute path; every session appends to the same file.</summary>
    public const string Variable = "CODEX_NETWORK_AUDIT_LOG";

    /// <summary>Null when no file is asked for.</summary>
    /// <exception cref="IOException">It cannot be opened: a daemon that must audit does not go on without.</exception>
    public static AuditFile? Open(string threadId, SessionPorts ports) => ports.Environment.GetValueOrDefault(Variable) is { Length: > 0 } path
        ? new AuditFile(
            path,
            [
                new("conversation.id", threadId), new("app.version", ports.Identity.Version), new("originator", ports.Identity.Originator),
            ])
        : null;
}
