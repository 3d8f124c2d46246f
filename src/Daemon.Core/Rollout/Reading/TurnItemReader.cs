using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Reading;

/// <summary>Reads items from their stored form. The mirror image of <see cref="TurnItemWriter"/>.</summary>
internal static class TurnItemReader
{
    private static readonly ReadOnlyMemory<byte> EmptyObject = "{}"u8.ToArray();

    /// <summary>Null for an item without an id or of a type that this version does not show.</summary>
    public static TurnItem? Read(JsonElement item)
    {
        if (item.String("id") is not { } id)
        {
            return null;
        }

        return item.String("type") switch
        {
            "UserMessage" => new TurnItem.UserMessage(id, UserInputJson.Read(item, "content"), item.String("client_id")),
            "HookPrompt" => new TurnItem.HookPrompt(
                id, [.. item.Elements("fragments").Select(part => new HookPromptPart(part.String("text") ?? "", part.String("hookRunId") ?? ""))]),
            "AgentMessage" => new TurnItem.AgentMessage(
                id, string.Concat(item.Elements("content").Select(part => part.String("text"))), item.String("phase")),
            "Reasoning" => new TurnItem.Reasoning(id, item.Strings("summary_text"), item.Strings("raw_content")),
            "CommandExecution" => ReadCommand(id, item),
            "FileChange" => new TurnItem.FileChange(
                id,
                ReadChanges(item),
                ItemNames.Status(item.String("status")),
                item.String("stdout"),
                item.String("stderr"),
                item.Boolean("auto_approved") ?? false),
            "McpToolCall" => ReadMcp(id, item),
            "DynamicToolCall" => ReadDynamicTool(id, item),
            "CollabAgentToolCall" => CollabItemJson.Read(id, item),
            "WebSearch" => new TurnItem.WebSearch(id, item.String("query") ?? "", item.Raw("action")),
            "ImageView" => new TurnItem.ImageView(id, FileUrl.ToPath(item.String("path") ?? "")),
            "Plan" => new TurnItem.Plan(id, item.String("text") ?? ""),
            "ContextCompaction" => new TurnItem.ContextCompaction(id),
            "EnteredReviewMode" => new TurnItem.EnteredReviewMode(
                id, item.String("user_facing_hint") ?? "", item.Raw("target") ?? EmptyObject),
            "ExitedReviewMode" => new TurnItem.ExitedReviewMode(
                id,
                item.String("review_text") ?? item.Get("review_output")?.String("overall_explanation") ?? "",
                item.Raw("review_output")),
            _ => null,
        };
    }

    /// <summary>Null for an item of a type that <see cref="Read"/> does not know.</summary>
    public static ItemKind? KindOf(JsonElement item) => item.String("type") switch
    {
        "UserMessage" => ItemKind.UserMessage,
        "AgentMessage" => ItemKind.AgentMessage,
        "Reasoning" or "CommandExecution" or "FileChange" or "McpToolCall" or "DynamicToolCall" or "WebSearch" or "ImageView" or "Plan"
            or "ContextCompaction" or "EnteredReviewMode" or "ExitedReviewMode" => ItemKind.Other,
        _ => null,
    };

    public static Dictionary<string, FileChangeKind> ReadChanges(JsonElement item)
    {
        var changes = new Dictionary<string, FileChangeKind>(StringComparer.Ordinal);
        if (item.Get("changes") is not { ValueKind: JsonValueKind.Object } members)
        {
            return changes;
        }

        foreach (var member in members.EnumerateObject())
        {
            FileChangeKind? change = member.Value.String("type") switch
            {
                "add" => new FileChangeKind.Add(member.Value.String("content") ?? ""),
                "delete" => new FileChangeKind.Delete(member.Value.String("content") ?? ""),
                "update" => new FileChangeKind.Update(member.Value.String("unified_diff") ?? "", member.Value.String("move_path")),
                _ => null,
            };
            if (change is not null)
            {
                changes[member.Name] = change;
            }
        }

        return changes;
    }

    private static TurnItem.CommandExecution ReadCommand(string id, JsonElement item) => new(
        id,
        item.Strings("command"),
        FileUrl.ToPath(item.String("cwd") ?? ""),
        ItemNames.Source(item.String("source")),
        ItemNames.Status(item.String("status")),
        CommandActionJson.Read(item, "parsed_cmd"),
        item.String("process_id"),
        item.String("aggregated_output") is { Length: > 0 } output ? output : null,
        (int?)item.Int64("exit_code"),
        ReadDuration(item))
    {
        Stdout = item.String("stdout"),
        Stderr = item.String("stderr"),
        Denials = DeniedOperationJson.Read(item.Get("sandbox_denials")),
    };

    private static TurnItem.McpToolCall ReadMcp(string id, JsonElement item) => new(
        id,
        item.String("server") ?? "",
        item.String("tool") ?? "",
        item.Raw("arguments") ?? EmptyObject,
        ItemNames.Status(item.String("status")),
        item.Boolean("readOnlyHint"),
        item.Raw("result"),
        item.Get("error")?.String("message"),
        ReadDuration(item));

    private static TurnItem.DynamicToolCall ReadDynamicTool(string id, JsonElement item) => new(
        id,
        item.String("namespace"),
        item.String("tool") ?? "",
        item.Raw("arguments") ?? EmptyObject,
        ItemNames.Status(item.String("status")),
        item.Raw("content_items"),
        item.Boolean("success"),
        ReadDuration(item));

    private static TimeSpan? ReadDuration(JsonElement item) => item.Get("duration") is { ValueKind: JsonValueKind.Object } duration
        ? new TimeSpan(
            ((duration.Int64("secs") ?? 0) * TimeSpan.TicksPerSecond) + ((duration.Int64("nanos") ?? 0) / TimeSpan.NanosecondsPerTick))
        : null;
}
