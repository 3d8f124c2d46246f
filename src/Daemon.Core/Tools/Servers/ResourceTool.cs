using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Mcp;
using Daemon.Core.Turns;
using Daemon.Mcp;
using Daemon.Mcp.Servers;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools.Servers;

/// <summary>
/// <c>list_mcp_resources, list_mcp_resource_templates, read_mcp_resource</c>: shown as calls of the server that they concern, or of
/// <c>codex</c> when they concern all.
/// </summary>
internal sealed class ResourceTool(TurnContext context, string name) : ITool
{
    public const string List = "list_mcp_resources";
    public const string ListTemplates = "list_mcp_resource_templates";
    public const string Read = "read_mcp_resource";

    private const string AllServers = "codex";
    private const string ParseFailure = "failed to parse function arguments: ";

    public bool Exclusive => false;

    public async Task<ToolResult> RunAsync(ResponseItem call, CancellationToken cancelled)
    {
        var text = CallArguments.Text(call, "arguments");
        var empty = string.IsNullOrWhiteSpace(text);
        if (!CallArguments.TryParseAny(empty ? "{}" : text!, out var arguments, out var fault))
        {
            return Output(call, ParseFailure + fault);
        }

        using var document = JsonDocument.Parse(arguments);
        if (!TryReadRequest(document.RootElement, out var request, out var problem))
        {
            return Output(call, problem);
        }

        if (request.Server is { } wanted && context.Servers.Find(wanted) is null)
        {
            return Output(call, $"unknown MCP server '{wanted}'");
        }

        var item = new TurnItem.McpToolCall(
            call.CallId ?? "", request.Server ?? AllServers, name, empty ? "null"u8.ToArray() : arguments, ItemStatus.InProgress);
        return Output(call, await RunAsync(item, request, cancelled));
    }

    /// <summary>Runs the request as an item; returns what the model reads.</summary>
    private async Task<string> RunAsync(TurnItem.McpToolCall item, ResourceRequest request, CancellationToken cancelled)
    {
        var startedAt = context.NowMs;
        var begun = context.Ports.Clock.GetTimestamp();
        context.Tell(new EventMsg.ItemStarted(context.Turn.Id, item, startedAt));
        string output;
        try
        {
            output = name == Read ? await ReadAsync(request, cancelled) : await ListAsync(request, cancelled);
            item = item with { Status = ItemStatus.Completed, Result = TextResult(output) };
        }
        catch (Exception error) when (error is McpException or JsonException or InvalidOperationException)
        {
            output = error.Message;
            item = item with { Status = ItemStatus.Failed, ErrorMessage = output };
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            output = "aborted by user";
            item = item with { Status = ItemStatus.Failed, ErrorMessage = output };
        }

        context.Tell(new EventMsg.ItemCompleted(
            context.Turn.Id, item with { Duration = context.Ports.Clock.GetElapsedTime(begun) }, startedAt, context.NowMs));
        return output;
    }

    private async Task<string> ReadAsync(ResourceRequest request, CancellationToken cancelled)
    {
        var server = context.Servers.Find(request.Server!)!;
        var running = await RequireAsync(server, "resources/read", cancelled);
        ReadOnlyMemory<byte> result;
        try
        {
            result = await running.ReadResourceAsync(request.Uri!, null, server.ToolTimeout, cancelled);
        }
        catch (McpException error)
        {
            throw new McpException(error.Failure, $"resources/read failed: resources/read failed for `{server.Name}` ({request.Uri}): {error.Message}", error);
        }

        using var document = JsonDocument.Parse(result);
        return Json(writer =>
        {
            writer.WriteString("server"u8, server.Name);
            writer.WriteString("uri"u8, request.Uri);
            writer.WritePropertyName("contents"u8);
            Copy(writer, document.RootElement, "contents");
        });
    }

    private async Task<string> ListAsync(ResourceRequest request, CancellationToken cancelled)
    {
        var (method, member) = name == List ? ("resources/list", "resources") : ("resources/templates/list", "resourceTemplates");
        if (request.Server is null)
        {
            return request.Cursor is null
                ? await ListAllAsync(member, cancelled)
                : throw new McpException(McpFailure.Invalid, "cursor can only be used when a server is specified");
        }

        var server = context.Servers.Find(request.Server)!;
        var running = await RequireAsync(server, method, cancelled);
        ReadOnlyMemory<byte> page;
        try
        {
            page = name == List
                ? await running.ListResourcesAsync(request.Cursor, server.ToolTimeout, cancelled)
                : await running.ListResourceTemplatesAsync(request.Cursor, server.ToolTimeout, cancelled);
        }
        catch (McpException error)
        {
            throw new McpException(error.Failure, $"{method} failed: {method} failed for `{server.Name}`: {error.Message}", error);
        }

        using var document = JsonDocument.Parse(page);
        return Json(writer =>
        {
            writer.WriteString("server"u8, server.Name);
            writer.WriteStartArray(member);
            if (document.RootElement.TryGetProperty(member, out var entries) && entries.ValueKind == JsonValueKind.Array)
            {
                foreach (var entry in entries.EnumerateArray())
                {
                    WriteEntry(writer, server.Name, entry);
                }
            }

            writer.WriteEndArray();
            if (document.RootElement.TryGetProperty("nextCursor", out var next) && next.ValueKind == JsonValueKind.String)
            {
                writer.WriteString("nextCursor"u8, next.GetString());
            }
        });
    }

    /// <summary>What the servers that answer have; one that does not hides nothing of the others.</summary>
    private async Task<string> ListAllAsync(string member, CancellationToken cancelled)
    {
        var kind = name == List ? ResourceList.Resources : ResourceList.Templates;
        var servers = context.Servers.All.Where(server => server.Running is not null).ToList();
        var lists = await Task.WhenAll(servers.Select(async server =>
        {
            try
            {
                return await server.Running!.ListAllAsync(kind, server.ToolTimeout, cancelled);
            }
            catch (Exception error) when (error is McpException or JsonException or InvalidOperationException)
            {
                return [];
            }
        }));
        return Json(writer =>
        {
            writer.WriteStartArray(member);
            foreach (var (server, entries) in servers.Zip(lists))
            {
                foreach (var entry in entries)
                {
                    using var document = JsonDocument.Parse(entry);
                    WriteEntry(writer, server.Name, document.RootElement);
                }
            }

            writer.WriteEndArray();
        });
    }

    private static async Task<McpServer> RequireAsync(ThreadServer server, string method, CancellationToken cancelled)
    {
        try
        {
            return await server.RequireAsync(cancelled);
        }
        catch (McpException error)
        {
            throw new McpException(error.Failure, $"{method} failed: {error.Message}", error);
        }
    }

    private bool TryReadRequest(JsonElement arguments, out ResourceRequest request, out string problem)
    {
        request = default;
        problem = "";
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            problem = $"{ParseFailure}invalid type: expected an object";
            return false;
        }

        request = new ResourceRequest(Text(arguments, "server"), Text(arguments, "uri"), Text(arguments, "cursor"));
        if (name == Read && (request.Server is null || request.Uri is null))
        {
            problem = $"{ParseFailure}missing field `{(request.Server is null ? "server" : "uri")}`";
            return false;
        }

        return true;
    }

    /// <summary>Blank reads as absent.</summary>
    private static string? Text(JsonElement arguments, string member) =>
        arguments.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    private static void WriteEntry(Utf8JsonWriter writer, string server, JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("server"u8, server);
        foreach (var member in entry.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement root, string member)
    {
        if (root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartArray();
        writer.WriteEndArray();
    }

    private static byte[] TextResult(string text) => Encoding.UTF8.GetBytes(Json(writer =>
    {
        writer.WriteStartArray("content"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }));

    private static string Json(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private ToolResult Output(ResponseItem call, string text) => new(ResponseItems.CallOutput(call, ToolText.For(context).Take(text) ?? ""));

    /// <param name="Server">Null for all.</param>
    private readonly record struct ResourceRequest(string? Server, string? Uri, string? Cursor);
}
