using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Audit;

/// <summary>One decision of the proxy.</summary>
/// <param name="IsHostDecision">About a host by the lists; else by the mode or the proxy's state.</param>
/// <param name="Decision"><c>allow, deny, ask</c>.</param>
/// <param name="Reason"><c>allow</c> or a reason's name; an approved miss keeps <c>not_allowed</c>.</param>
/// <param name="IsOverride">An approval turned a miss into leave.</param>
/// <param name="Method">Null for none.</param>
/// <param name="Client">Null for unknown.</param>
public sealed record PolicyEvent(
    DateTimeOffset Time,
    bool IsHostDecision,
    string Decision,
    string Source,
    string Reason,
    bool IsOverride,
    ProxyProtocol Protocol,
    string Host,
    int Port,
    string? Method,
    string? Client,
    string? ExecutionId);

/// <summary>Receives every decision. Thread-safe; must not block for long.</summary>
public interface IPolicyAudit
{
    void Record(PolicyEvent decision);
}
