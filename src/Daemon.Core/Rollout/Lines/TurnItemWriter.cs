using System.Text.Json;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Lines;

/// <summary>
/// Writes items in their stored form: types in PascalCase, members in snake_case, paths as URLs, durations as secs and nanos.
/// </summary>
internal static class TurnItemWriter
{
    public static void Write(Utf8JsonWriter json, TurnItem item)
    {
        json.WriteStartObject();
        switch (item)
        {
            case TurnItem.UserMessage user:
                Begin(json, "UserMessage"u8, item);
                WriteOptional(json, "client_id"u8, user.ClientId);
                UserInputJson.Write(json, "content"u8, user.Content);
                break;
            case TurnItem.HookPrompt prompt:
                Begin(json, "HookPrompt"u8, item);
                WriteHookPrompt(json, prompt);
                break;
            case TurnItem.AgentMessage agent:
                Begin(json, "AgentMessage"u8, item);
                WriteAgentMessage(json, agent);
                break;
            case TurnItem.Reasoning reasoning:
                Begin(json, "Reasoning"u8, item);
                SettingsWriter.WriteStrings(json, "summary_text"u8, reasoning.Summary);
                SettingsWriter.WriteStrings(json, "raw_content"u8, reasoning.Content);
                break;
            case TurnItem.CommandExecution command:
                Begin(json, "CommandExecution"u8, item);
                WriteCommand(json, command);
                break;
            case TurnItem.FileChange change:
                Begin(json, "FileChange"u8, item);
                WriteFileChange(json, change);
                break;
            case TurnItem.McpToolCall mcp:
                Begin(json, "McpToolCall"u8, item);
                WriteMcp(json, mcp);
                break;
            case TurnItem.DynamicToolCall tool:
                Begin(json, "DynamicToolCall"u8, item);
                WriteDynamicTool(json, tool);
                break;
            case TurnItem.CollabAgentToolCall agents:
                Begin(json, "CollabAgentToolCall"u8, item);
                CollabItemJson.WriteMembers(json, agents);
                break;
            case TurnItem.WebSearch search:
                Begin(json, "WebSearch"u8, item);
                json.WriteString("query"u8, search.Query);
                WriteRaw(json, "action"u8, search.Action);
                break;
            case TurnItem.ImageView image:
                Begin(json, "ImageView"u8, item);
                json.WriteString("path"u8, FileUrl.FromPath(image.Path));
                break;
            case TurnItem.Plan plan:
                Begin(json, "Plan"u8, item);
                json.WriteString("text"u8, plan.Text);
                break;
            case TurnItem.ContextCompaction:
                Begin(json, "ContextCompaction"u8, item);
                break;
            case TurnItem.EnteredReviewMode entered:
                Begin(json, "EnteredReviewMode"u8, item);
                WriteRaw(json, "target"u8, entered.Target);
                json.WriteString("user_facing_hint"u8, entered.UserFacingHint);
                break;
            case TurnItem.ExitedReviewMode exited:
                Begin(json, "ExitedReviewMode"u8, item);
                WriteRaw(json, "review_output"u8, exited.Output);
                // Our own member: the text as it was shown. Readers that do not know it rebuild it from the output.
                json.WriteString("review_text"u8, exited.ReviewText);
                break;
            default:
                throw new ArgumentException($"there is no stored form for {item.GetType().Name}", nameof(item));
        }

        json.WriteEndObject();
    }

    private static void WriteHookPrompt(Utf8JsonWriter json, TurnItem.HookPrompt prompt)
    {
        json.WriteStartArray("fragments"u8);
        foreach (var part in prompt.Parts)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, part.Text);
            json.WriteString("hookRunId"u8, part.RunId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteChanges(Utf8JsonWriter json, IReadOnlyDictionary<string, FileChangeKind> changes)
    {
        json.WriteStartObject("changes"u8);
        foreach (var (path, change) in changes)
        {
            json.WriteStartObject(path);
            switch (change)
            {
                case FileChangeKind.Add add:
                    json.WriteString("type"u8, "add"u8);
                    json.WriteString("content"u8, add.Content);
                    break;
                case FileChangeKind.Delete delete:
                    json.WriteString("type"u8, "delete"u8);
                    json.WriteString("content"u8, delete.Content);
                    break;
                case FileChangeKind.Update update:
                    json.WriteString("type"u8, "update"u8);
                    json.WriteString("unified_diff"u8, update.UnifiedDiff);
                    json.WriteString("move_path"u8, update.MovePath);
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, ReadOnlySpan<byte> type, TurnItem item)
    {
        json.WriteString("type"u8, type);
        json.WriteString("id"u8, item.Id);
    }

    private static void WriteAgentMessage(Utf8JsonWriter json, TurnItem.AgentMessage agent)
    {
        json.WriteStartArray("content"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "Text"u8);
        json.WriteString("text"u8, agent.Text);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteOptional(json, "phase"u8, agent.Phase);
    }

    private static void WriteCommand(Utf8JsonWriter json, TurnItem.CommandExecution command)
    {
        WriteOptional(json, "process_id"u8, command.ProcessId);
        SettingsWriter.WriteStrings(json, "command"u8, command.Command);
        json.WriteString("cwd"u8, FileUrl.FromPath(command.Cwd));
        CommandActionJson.Write(json, "parsed_cmd"u8, command.Actions);
        json.WriteString("source"u8, ItemNames.Of(command.Source));
        json.WriteString("status"u8, ItemNames.Of(command.Status));
        WriteOptional(json, "stdout"u8, command.Stdout);
        WriteOptional(json, "stderr"u8, command.Stderr);
        json.WriteString("aggregated_output"u8, command.AggregatedOutput ?? "");
        if (command.ExitCode is { } exitCode)
        {
            json.WriteNumber("exit_code"u8, exitCode);
        }

        WriteDuration(json, command.Duration);
        if (command.Denials is { } denials)
        {
            // Our own member: readers that do not know it show the command without it.
            json.WritePropertyName("sandbox_denials"u8);
            DeniedOperationJson.Write(json, denials);
        }
    }

    private static void WriteFileChange(Utf8JsonWriter json, TurnItem.FileChange change)
    {
        WriteChanges(json, change.Changes);
        json.WriteString("status"u8, ItemNames.Of(change.Status));
        if (change.AutoApproved)
        {
            json.WriteBoolean("auto_approved"u8, true);
        }

        WriteOptional(json, "stdout"u8, change.Stdout);
        WriteOptional(json, "stderr"u8, change.Stderr);
    }

    private static void WriteMcp(Utf8JsonWriter json, TurnItem.McpToolCall mcp)
    {
        json.WriteString("server"u8, mcp.Server);
        json.WriteString("tool"u8, mcp.Tool);
        WriteRaw(json, "arguments"u8, mcp.Arguments);
        if (mcp.ReadOnlyHint is { } hint)
        {
            json.WriteBoolean("readOnlyHint"u8, hint);
        }

        json.WriteString("status"u8, ItemNames.Of(mcp.Status));
        WriteRaw(json, "result"u8, mcp.Result);
        if (mcp.ErrorMessage is { } message)
        {
            json.WriteStartObject("error"u8);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
        }

        WriteDuration(json, mcp.Duration);
    }

    private static void WriteDynamicTool(Utf8JsonWriter json, TurnItem.DynamicToolCall tool)
    {
        WriteOptional(json, "namespace"u8, tool.Namespace);
        json.WriteString("tool"u8, tool.Tool);
        WriteRaw(json, "arguments"u8, tool.Arguments);
        json.WriteString("status"u8, ItemNames.Of(tool.Status));
        WriteRaw(json, "content_items"u8, tool.ContentItems);
        if (tool.Success is { } success)
        {
            json.WriteBoolean("success"u8, success);
        }

        WriteDuration(json, tool.Duration);
    }

    private static void WriteDuration(Utf8JsonWriter json, TimeSpan? duration)
    {
        if (duration is not { } value)
        {
            return;
        }

        json.WriteStartObject("duration"u8);
        json.WriteNumber("secs"u8, value.Ticks / TimeSpan.TicksPerSecond);
        json.WriteNumber("nanos"u8, value.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlyMemory<byte>? value)
    {
        if (value is { Length: > 0 } raw)
        {
            json.WritePropertyName(name);
            RolloutLineWriter.WriteRaw(json, raw);
        }
    }
}
