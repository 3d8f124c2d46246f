using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.Core.Mcp;
using Daemon.Core.Tools.Servers;
using Daemon.JsonRpc;
using Daemon.Mcp;
using Daemon.Mcp.Servers;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Mcp;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Servers;

/// <summary><c>mcpServer/tool/call</c>, <c>mcpServer/resource/read</c>: what clients ask of tool servers themselves.</summary>
internal sealed class ServerCallProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.McpServerToolCall, WireJson.McpServerToolCallParams, WireJson.RawJson, CallAsync);
        methods.Add(ClientRequestMethods.McpServerResourceRead, WireJson.McpResourceReadParams, WireJson.RawJson, ReadAsync);
    }

    private async ValueTask CallAsync(Request<RawJson> request, McpServerToolCallParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        var server = ServerAccess.Require(thread, p.Server);
        if (!server.Config.Offers(p.Tool))
        {
            throw new RpcException(ErrorCodes.InternalError, $"tool '{p.Tool}' is disabled for MCP server '{p.Server}'");
        }

        request.Lasts();
        var arguments = Present(p.Arguments);
        try
        {
            if (arguments is { Span: not [(byte)'{', ..] } other)
            {
                throw new McpException(McpFailure.Invalid, $"MCP tool arguments must be a JSON object, got {System.Text.Encoding.UTF8.GetString(other.Span)}");
            }

            var call = new ToolCall(p.Tool, arguments) { WriteMeta = writer => WriteMeta(writer, p.Meta, thread.Id) };
            var result = await thread.Session.Servers.CallAsync(server, call, request.Cancelled);
            var answer = new RawJson(ServerToolResult.Normalize(result));

            // Behind what was told of the server's questions meanwhile.
            thread.AnswerInOrder(() => request.Respond(answer));
        }
        catch (McpException failure)
        {
            throw ServerAccess.Refusal($"tool call failed for `{p.Server}/{p.Tool}`", failure);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new RpcException(ErrorCodes.InternalError, $"tool call failed for `{p.Server}/{p.Tool}`: {failure.Message}");
        }
    }

    private async ValueTask ReadAsync(Request<RawJson> request, McpResourceReadParams p)
    {
        var thread = p.ThreadId is { } id ? ThreadAccess.Require(daemon, id) : null;
        if (thread is not null)
        {
            await ReadAsync(request, p, ServerAccess.Require(thread, p.Server));
            return;
        }

        using var borrowed = ServerAccess.Borrow(daemon, p.Server);
        await ReadAsync(request, p, borrowed);
    }

    private static async Task ReadAsync(Request<RawJson> request, McpResourceReadParams p, ThreadServer server)
    {
        request.Lasts();
        try
        {
            var running = await server.RequireAsync(request.Cancelled);
            var result = await running.ReadResourceAsync(p.Uri, writer => WriteMeta(writer, p.Meta, null), server.ToolTimeout, request.Cancelled);
            using var document = JsonDocument.Parse(result);
            request.Respond(RawDocument.Of(writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("contents"u8);
                if (document.RootElement.TryGetProperty("contents", out var contents) && contents.ValueKind == JsonValueKind.Array)
                {
                    contents.WriteTo(writer);
                }
                else
                {
                    writer.WriteStartArray();
                    writer.WriteEndArray();
                }

                writer.WriteString("originCallId"u8, p.OriginCallId);
                writer.WriteEndObject();
            }));
        }
        catch (McpException failure)
        {
            throw ServerAccess.Refusal($"resources/read failed for `{p.Server}` ({p.Uri})", failure);
        }
    }

    /// <summary>The client's own members, and the thread. The progress token is the daemon's.</summary>
    private static void WriteMeta(Utf8JsonWriter writer, RawJson? meta, string? threadId)
    {
        if (Present(meta) is { } raw)
        {
            using var document = JsonDocument.Parse(raw);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in document.RootElement.EnumerateObject().Where(member => member.Name is not ("progressToken" or "threadId")))
                {
                    member.WriteTo(writer);
                }
            }
        }

        if (threadId is not null)
        {
            writer.WriteString("threadId"u8, threadId);
        }
    }

    /// <summary>Null for an absent value and for JSON null.</summary>
    private static ReadOnlyMemory<byte>? Present(RawJson? json) =>
        json is { } value && value != RawJson.Null ? value.Utf8 : default(ReadOnlyMemory<byte>?);
}
