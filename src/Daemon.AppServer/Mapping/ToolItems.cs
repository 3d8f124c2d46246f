using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Tools;
using Engine = Daemon.Protocol.Items;

namespace Daemon.AppServer.Mapping;

/// <summary>Items of tools that hold raw JSON.</summary>
internal static class ToolItems
{
    public static ThreadItem.McpToolCall Mcp(Engine.TurnItem.McpToolCall call) => new()
    {
        Id = call.Id,
        Server = call.Server,
        Tool = call.Tool,
        Status = call.Status switch
        {
            Engine.ItemStatus.InProgress => McpToolCallStatus.InProgress,
            Engine.ItemStatus.Completed => McpToolCallStatus.Completed,
            _ => McpToolCallStatus.Failed,
        },
        Arguments = new RawJson(call.Arguments),
        ReadOnlyHint = call.ReadOnlyHint,
        Result = call.Result is { } result ? Result(result) : null,
        Error = call.ErrorMessage is { } message ? new McpToolCallError { Message = message } : null,
        DurationMs = (long?)call.Duration?.TotalMilliseconds,
    };

    public static ThreadItem.DynamicToolCall Dynamic(Engine.TurnItem.DynamicToolCall call) => new()
    {
        Id = call.Id,
        Namespace = call.Namespace,
        Tool = call.Tool,
        Arguments = new RawJson(call.Arguments),
        Status = call.Status switch
        {
            Engine.ItemStatus.InProgress => DynamicToolCallStatus.InProgress,
            Engine.ItemStatus.Completed => DynamicToolCallStatus.Completed,
            _ => DynamicToolCallStatus.Failed,
        },
        ContentItems = call.ContentItems is { } items ? ContentItems(items) : null,
        Success = call.Success,
        DurationMs = (long?)call.Duration?.TotalMilliseconds,
    };

    public static ThreadItem.WebSearch Search(Engine.TurnItem.WebSearch search) => new()
    {
        Id = search.Id,
        Query = search.Query,
        Action = search.Action is { } action ? Action(action) : null,
    };

    private static McpToolCallResult Result(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new McpToolCallResult
        {
            Content = root.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array
                ? [.. content.EnumerateArray().Select(RawJson.From)]
                : [],
            StructuredContent = Member(root, "structuredContent"),
            Meta = Member(root, "_meta"),
        };
    }

    private static RawJson? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? RawJson.From(member) : null;

    private static List<DynamicToolCallOutputContentItem> ContentItems(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var items = new List<DynamicToolCallOutputContentItem>();
        foreach (var item in document.RootElement.EnumerateArray())
        {
            items.Add(Text(item, "type") switch
            {
                "inputImage" => new DynamicToolCallOutputContentItem.InputImage { ImageUrl = Text(item, "imageUrl") ?? "" },
                "inputAudio" => new DynamicToolCallOutputContentItem.InputAudio { AudioUrl = Text(item, "audioUrl") ?? "" },
                _ => new DynamicToolCallOutputContentItem.InputText { Text = Text(item, "text") ?? "" },
            });
        }

        return items;
    }

    private static WebSearchAction Action(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var action = document.RootElement;
        return Text(action, "type") switch
        {
            "search" => new WebSearchAction.Search
            {
                Query = Text(action, "query"),
                Queries = action.TryGetProperty("queries", out var queries) && queries.ValueKind == JsonValueKind.Array
                    ? [.. queries.EnumerateArray().Select(q => q.GetString() ?? "")]
                    : null,
            },
            "open_page" => new WebSearchAction.OpenPage { Url = Text(action, "url") },
            "find_in_page" => new WebSearchAction.FindInPage { Url = Text(action, "url"), Pattern = Text(action, "pattern") },
            _ => new WebSearchAction.Other(),
        };
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
