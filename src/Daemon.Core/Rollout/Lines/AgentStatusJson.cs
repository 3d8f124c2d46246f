using System.Text.Json;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Lines;

/// <summary>The state of an agent as it is stored and as models read it: a name, or an object whose one member says more.</summary>
internal static class AgentStatusJson
{
    public static void Write(Utf8JsonWriter json, AgentStatus status)
    {
        if (status.Phase is not (AgentPhase.Completed or AgentPhase.Errored))
        {
            json.WriteStringValue(Name(status.Phase));
            return;
        }

        json.WriteStartObject();
        json.WriteString(Name(status.Phase), status.Message);
        json.WriteEndObject();
    }

    /// <summary>An unknown state reads as that of an agent that is not there.</summary>
    public static AgentStatus Read(JsonElement status)
    {
        if (status.ValueKind == JsonValueKind.String)
        {
            return new AgentStatus(Phase(status.GetString()));
        }

        if (status.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in status.EnumerateObject())
            {
                return new AgentStatus(Phase(member.Name), member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null);
            }
        }

        return new AgentStatus(AgentPhase.NotFound);
    }

    private static string Name(AgentPhase phase) => phase switch
    {
        AgentPhase.PendingInit => "pending_init",
        AgentPhase.Running => "running",
        AgentPhase.Interrupted => "interrupted",
        AgentPhase.Completed => "completed",
        AgentPhase.Errored => "errored",
        AgentPhase.Shutdown => "shutdown",
        _ => "not_found",
    };

    private static AgentPhase Phase(string? name) => name switch
    {
        "pending_init" => AgentPhase.PendingInit,
        "running" => AgentPhase.Running,
        "interrupted" => AgentPhase.Interrupted,
        "completed" => AgentPhase.Completed,
        "errored" => AgentPhase.Errored,
        "shutdown" => AgentPhase.Shutdown,
        _ => AgentPhase.NotFound,
    };
}
