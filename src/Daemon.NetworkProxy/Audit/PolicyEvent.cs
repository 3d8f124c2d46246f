using System.Globalization;
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
    string? ExecutionId)
{
    /// <summary>The name of the event, wherever it is told.</summary>
    public const string Name = "codex.network_proxy.policy_decision";

    /// <summary>Writes the event's fields, in their order.</summary>
    public void WriteTo(IPolicyFields fields)
    {
        fields.Text("event.name", Name);
        fields.Text("event.timestamp", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        fields.Text("network.policy.scope", IsHostDecision ? "domain" : "non_domain");
        fields.Text("network.policy.decision", Decision);
        fields.Text("network.policy.source", Source);
        fields.Text("network.policy.reason", Reason);
        fields.Flag("network.policy.override", IsOverride);
        fields.Text("network.transport.protocol", Protocol.Transport());
        fields.Text("server.address", Host);
        fields.Number("server.port", Port);
        fields.Text("http.request.method", Method ?? "none");
        fields.Text("client.address", Client ?? "unknown");
        if (ExecutionId is { } id)
        {
            fields.Text("execution.id", id);
        }
    }
}

/// <summary>Where the fields of an event go.</summary>
public interface IPolicyFields
{
    void Text(string name, string value);

    void Flag(string name, bool value);

    void Number(string name, int value);
}

/// <summary>Receives every decision. Thread-safe; must not block for long.</summary>
public interface IPolicyAudit
{
    void Record(PolicyEvent decision);
}
