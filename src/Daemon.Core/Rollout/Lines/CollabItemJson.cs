using System.Text.Json;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Lines;

/// <summary>The stored form of calls by which agents deal with each other.</summary>
internal static class CollabItemJson
{
    public static void WriteMembers(Utf8JsonWriter json, TurnItem.CollabAgentToolCall item)
    {
        json.WriteString("tool"u8, Name(item.Tool));
        json.WriteString("status"u8, ItemNames.Of(item.Status));
        json.WriteString("sender_thread_id"u8, item.SenderThreadId);
        SettingsWriter.WriteStrings(json, "receiver_thread_ids"u8, item.ReceiverThreadIds);
        WriteOptional(json, "prompt"u8, item.Prompt);
        WriteOptional(json, "model"u8, item.Model);
        WriteOptional(json, "reasoning_effort"u8, item.ReasoningEffort);
        json.WriteStartObject("agents_states"u8);
        foreach (var (id, status) in item.States)
        {
            json.WritePropertyName(id);
            AgentStatusJson.Write(json, status);
        }

        json.WriteEndObject();
    }

    public static TurnItem.CollabAgentToolCall Read(string id, JsonElement item)
    {
        var states = new Dictionary<string, AgentStatus>();
        if (item.Get("agents_states") is { ValueKind: JsonValueKind.Object } stored)
        {
            foreach (var state in stored.EnumerateObject())
            {
                states[state.Name] = AgentStatusJson.Read(state.Value);
            }
        }

        return new TurnItem.CollabAgentToolCall(
            id,
            Tool(item.String("tool")),
            ItemNames.Status(item.String("status")),
            item.String("sender_thread_id") ?? "",
            item.Strings("receiver_thread_ids"),
            states,
            item.String("prompt"),
            item.String("model"),
            item.String("reasoning_effort"));
    }

    private static string Name(CollabAgentTool tool) => tool switch
    {
        CollabAgentTool.SpawnAgent => "spawn_agent",
        CollabAgentTool.SendInput => "send_input",
        CollabAgentTool.ResumeAgent => "resume_agent",
        CollabAgentTool.CloseAgent => "close_agent",
        _ => "wait",
    };

    private static CollabAgentTool Tool(string? name) => name switch
    {
        "spawn_agent" => CollabAgentTool.SpawnAgent,
        "send_input" => CollabAgentTool.SendInput,
        "resume_agent" => CollabAgentTool.ResumeAgent,
        "close_agent" => CollabAgentTool.CloseAgent,
        _ => CollabAgentTool.Wait,
    };

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
