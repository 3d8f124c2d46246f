using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Exec;

/// <summary>The <c>item</c> and <c>usage</c> members of JSON lines. Names are those of the TypeScript SDK's types.</summary>
internal static class JsonItems
{
    /// <summary>Whether the item has a form here; the others are left out.</summary>
    public static bool IsShown(ThreadItem item) => item switch
    {
        ThreadItem.Reasoning reasoning => reasoning.Summary.Count > 0 || reasoning.Content.Count > 0,
        ThreadItem.AgentMessage or ThreadItem.CommandExecution or ThreadItem.FileChange or ThreadItem.McpToolCall or ThreadItem.WebSearch => true,
        _ => false,
    };

    public static void Write(Utf8JsonWriter writer, string id, ThreadItem item)
    {
        switch (item)
        {
            case ThreadItem.AgentMessage message:
                Begin(writer, id, "agent_message");
                writer.WriteString("text", message.Text);
                break;
            case ThreadItem.Reasoning reasoning:
                Begin(writer, id, "reasoning");
                writer.WriteString("text", string.Join("\n\n", reasoning.Summary.Count > 0 ? reasoning.Summary : reasoning.Content));
                break;
            case ThreadItem.CommandExecution command:
                Begin(writer, id, "command_execution");
                WriteCommand(writer, command);
                break;
            case ThreadItem.FileChange change:
                Begin(writer, id, "file_change");
                WriteChange(writer, change);
                break;
            case ThreadItem.McpToolCall call:
                Begin(writer, id, "mcp_tool_call");
                WriteCall(writer, call);
                break;
            case ThreadItem.WebSearch search:
                Begin(writer, id, "web_search");
                writer.WriteString("query", search.Query);
                break;
            default:
                throw new ArgumentException($"an item of type {item.GetType().Name} has no form here", nameof(item));
        }

        writer.WriteEndObject();
    }

    public static void WriteError(Utf8JsonWriter writer, string id, string message)
    {
        Begin(writer, id, "error");
        writer.WriteString("message", message);
        writer.WriteEndObject();
    }

    public static void WritePlan(Utf8JsonWriter writer, string id, IReadOnlyList<TurnPlanStep> plan)
    {
        Begin(writer, id, "todo_list");
        writer.WriteStartArray("items");
        foreach (var step in plan)
        {
            writer.WriteStartObject();
            writer.WriteString("text", step.Step);
            writer.WriteBoolean("completed", step.Status == TurnPlanStepStatus.Completed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Running totals of the thread; zeros when the provider told none.</summary>
    public static void WriteUsage(Utf8JsonWriter writer, TokenUsageBreakdown? usage)
    {
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", usage?.InputTokens ?? 0);
        writer.WriteNumber("cached_input_tokens", usage?.CachedInputTokens ?? 0);
        writer.WriteNumber("cache_write_input_tokens", usage?.CacheWriteInputTokens ?? 0);
        writer.WriteNumber("output_tokens", usage?.OutputTokens ?? 0);
        writer.WriteNumber("reasoning_output_tokens", usage?.ReasoningOutputTokens ?? 0);
        writer.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter writer, string id, string type)
    {
        writer.WriteStartObject("item");
        writer.WriteString("id", id);
        writer.WriteString("type", type);
    }

    private static void WriteCommand(Utf8JsonWriter writer, ThreadItem.CommandExecution command)
    {
        writer.WriteString("command", command.Command);
        writer.WriteString("aggregated_output", command.AggregatedOutput ?? "");
        if (command.ExitCode is { } code)
        {
            writer.WriteNumber("exit_code", code);
        }
        else
        {
            writer.WriteNull("exit_code");
        }

        writer.WriteString("status", command.Status switch
        {
            CommandExecutionStatus.InProgress => "in_progress",
            CommandExecutionStatus.Completed => "completed",
            CommandExecutionStatus.Declined => "declined",
            _ => "failed",
        });
    }

    private static void WriteChange(Utf8JsonWriter writer, ThreadItem.FileChange change)
    {
        writer.WriteStartArray("changes");
        foreach (var file in change.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("path", file.Path);
            writer.WriteString("kind", file.Kind switch { PatchChangeKind.Add => "add", PatchChangeKind.Delete => "delete", _ => "update" });
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("status", change.Status switch
        {
            PatchApplyStatus.InProgress => "in_progress",
            PatchApplyStatus.Completed => "completed",
            _ => "failed",
        });
    }

    private static void WriteCall(Utf8JsonWriter writer, ThreadItem.McpToolCall call)
    {
        writer.WriteString("server", call.Server);
        writer.WriteString("tool", call.Tool);
        WriteRaw(writer, "arguments", call.Arguments);
        if (call.Result is { } result)
        {
            writer.WriteStartObject("result");
            writer.WriteStartArray("content");
            foreach (var part in result.Content)
            {
                writer.WriteRawValue(part.Utf8.Span);
            }

            writer.WriteEndArray();
            WriteRaw(writer, "structured_content", result.StructuredContent ?? RawJson.Null);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("result");
        }

        if (call.Error is { } error)
        {
            writer.WriteStartObject("error");
            writer.WriteString("message", error.Message);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("error");
        }

        writer.WriteString("status", call.Status switch
        {
            McpToolCallStatus.InProgress => "in_progress",
            McpToolCallStatus.Completed => "completed",
            _ => "failed",
        });
    }

    private static void WriteRaw(Utf8JsonWriter writer, string name, RawJson value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.Utf8.Span);
    }
}
