using System.Globalization;
using System.Text;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Core.Mcp;
using Daemon.Core.Turns;
using Daemon.Mcp;
using Daemon.Mcp.Connections;
using Daemon.Mcp.Servers;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools.Servers;

/// <summary>Calls a tool of an external server: asks where the policy says so, shows the call as an item, words the result.</summary>
internal sealed class ServerTool(TurnContext context, CallableTool callable) : ITool
{
    public bool Exclusive => callable.Tool.ReadOnlyHint != true && !callable.Server.Config.SupportsParallelCalls;

    public HookedCall? ForHooks(ResponseItem call) => HookedCall.OfFunction(call);

    public ResponseItem WithInput(ResponseItem call, ReadOnlyMemory<byte> input) => CallArguments.WithArguments(call, input);

    public async Task<ToolResult> RunAsync(ResponseItem call, CancellationToken cancelled)
    {
        var begun = context.Ports.Clock.GetTimestamp();
        if (!TryReadArguments(call, out var arguments, out var problem))
        {
            return new ToolResult(ServerToolOutput.Text(call, context, Elapsed(begun), problem));
        }

        var item = new TurnItem.McpToolCall(
            call.CallId ?? "", callable.Server.Name, callable.Tool.Name, arguments ?? "null"u8.ToArray(), ItemStatus.InProgress, callable.Tool.ReadOnlyHint);
        var startedAt = context.NowMs;
        context.Tell(new EventMsg.ItemStarted(context.Turn.Id, item, startedAt));
        var called = context.Ports.Clock.GetTimestamp();
        try
        {
            var refusal = ServerToolJudge.Judge(callable, context) switch
            {
                ServerToolVerdict.Refuse => ServerToolJudge.Refusal,
                ServerToolVerdict.Ask => await new ServerToolApproval(context).AskAsync(callable, arguments, cancelled),
                _ => null,
            };
            called = context.Ports.Clock.GetTimestamp();
            if (refusal is not null)
            {
                Complete(item with { Status = ItemStatus.Failed, ErrorMessage = refusal }, startedAt, called);
                return new ToolResult(ServerToolOutput.Text(call, context, Elapsed(begun), refusal));
            }

            using var result = JsonDocument.Parse(await CallAsync(item, arguments, cancelled));
            var json = Encoding.UTF8.GetBytes(result.RootElement.GetRawText());
            Complete(item with { Status = Status(result.RootElement), Result = json }, startedAt, called);
            return new ToolResult(ServerToolOutput.Result(call, context, Elapsed(begun), result.RootElement), Succeeded: true, HookResponse: json);
        }
        catch (Exception error) when (error is McpException or JsonException or InvalidOperationException)
        {
            var sentence = $"tool call error: tool call failed for `{callable.Server.Name}/{callable.Tool.Name}`\n\nCaused by:\n    {error.Message}";
            Complete(item with { Status = ItemStatus.Failed, ErrorMessage = sentence }, startedAt, called);
            return new ToolResult(ServerToolOutput.Text(call, context, Elapsed(begun), sentence));
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            Complete(item with { Status = ItemStatus.Failed, ErrorMessage = "aborted by user" }, startedAt, called);
            return new ToolResult(ResponseItems.CallOutput(
                call, string.Create(CultureInfo.InvariantCulture, $"aborted by user after {Elapsed(begun).TotalSeconds:F1}s")));
        }
    }

    /// <exception cref="McpException">The arguments are no object, or the server did not do it.</exception>
    private async Task<byte[]> CallAsync(TurnItem.McpToolCall item, ReadOnlyMemory<byte>? arguments, CancellationToken cancelled)
    {
        if (arguments is { } raw && raw.Span is not [(byte)'{', ..])
        {
            throw new McpException(McpFailure.Invalid, $"MCP tool arguments must be a JSON object, got {Encoding.UTF8.GetString(raw.Span)}");
        }

        var server = await callable.Server.Server;
        var result = await server.CallToolAsync(
            new ToolCall(callable.Tool.Name, arguments)
            {
                Timeout = callable.Server.ToolTimeout,
                WriteMeta = writer => CallMeta.Write(writer, context, item.Id),
                OnProgress = message => TellProgress(item.Id, message),
                Elicitations = new TurnElicitations(context, callable.Server.Name),
            },
            cancelled);
        return ServerToolResult.Normalize(result, part => ServerToolOutput.Replacement(part, context));
    }

    /// <summary>Progress is worth telling while somebody keeps up with it: a server that floods it must not fill the queue.</summary>
    private void TellProgress(string itemId, string message)
    {
        if (context.Journal.HasRoom)
        {
            context.Tell(new EventMsg.McpToolCallProgress(context.Turn.Id, itemId, message));
        }
    }

    private void Complete(TurnItem.McpToolCall item, long startedAt, long called) => context.Tell(new EventMsg.ItemCompleted(
        context.Turn.Id, item with { Duration = Elapsed(called) }, startedAt, context.NowMs));

    private TimeSpan Elapsed(long since) => context.Ports.Clock.GetElapsedTime(since);

    private static ItemStatus Status(JsonElement result) =>
        result.TryGetProperty("isError", out var isError) && isError.ValueKind == JsonValueKind.True ? ItemStatus.Failed : ItemStatus.Completed;

    /// <summary>No arguments at all are none.</summary>
    private static bool TryReadArguments(ResponseItem call, out ReadOnlyMemory<byte>? arguments, out string problem)
    {
        arguments = null;
        problem = "";
        var text = CallArguments.Text(call, "arguments") ?? "";
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (!CallArguments.TryParseAny(text, out var compact, out var fault))
        {
            problem = $"err: {fault}";
            return false;
        }

        arguments = compact;
        return true;
    }

    /// <summary>Questions of the server during this turn.</summary>
    private sealed class TurnElicitations(TurnContext context, string server) : IElicitationHandler
    {
        public async Task<ElicitationResult> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.Turn.Cancelled);
            try
            {
                return await Elicitations.AskAsync(ElicitationScope.OfTurn(context, server), context.Requests, elicitation, either.Token);
            }
            catch (OperationCanceledException) when (context.Turn.Cancelled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return ElicitationResult.Cancel;
            }
        }
    }
}
