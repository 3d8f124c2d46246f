using Daemon.NetworkProxy.Audit;

namespace Daemon.Core.Network;

/// <summary>The audit file that the daemon's environment asks for. It is the operator's to name: a project's configuration cannot.</summary>
public static class NetworkAudit
{
    /// <summary>An absolute path, to which every proxy of every process appends.</summary>
    public const string Variable = "CODEX_NETWORK_AUDIT_LOG";

    /// <summary>Null when no file is asked for.</summary>
    /// <param name="environment">The daemon's own variables.</param>
    /// <param name="fields">Of every line, such as <c>conversation.id</c>.</param>
    /// <exception cref="IOException">It cannot be opened: who must audit does not go on without.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static AuditFile? Open(IReadOnlyDictionary<string, string> environment, params IReadOnlyList<KeyValuePair<string, string>> fields) =>
        environment.GetValueOrDefault(Variable) is { Length: > 0 } path ? new AuditFile(path, fields) : null;
}
