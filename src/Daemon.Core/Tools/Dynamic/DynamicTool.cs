using System.Text;
using System.Text.Json;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools.Dynamic;

/// <summary>Has the client carry out a call of a tool that it offered, and shows the call as an item.</summary>
internal sealed class DynamicTool(TurnContext context) : FunctionTool(context)
{
    private static readonly ReadOnlyMemory<byte> RequestFailed =
        """[{"type":"inputText","text":"dynamic tool request failed"}]"""u8.ToArray();

    private static readonly ReadOnlyMemory<byte> Aborted = """[{"type":"inputText","text":"aborted by user"}]"""u8.ToArray();

    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var requestId = Guid.CreateVersion7().ToString();
        var item = new TurnItem.DynamicToolCall(
            call.CallId ?? "", call.Namespace, call.Name ?? "", Encoding.UTF8.GetBytes(arguments.GetRawText()), ItemStatus.InProgress);
        var startedAt = Context.NowMs;
        var begun = Context.Ports.Clock.GetTimestamp();
        Context.Tell(new EventMsg.ItemStarted(Context.Turn.Id, item, startedAt));
        Op.DynamicToolResult answer;
        try
        {
            answer = await Context.Requests.AskAsync<Op.DynamicToolResult>(
                requestId,
                () => Context.Tell(new EventMsg.DynamicToolRequest(requestId, Context.Turn.Id, item.Id, item.Namespace, item.Tool, item.Arguments)),
                cancelled);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            Complete(Aborted, success: false);
            throw;
        }
        finally
        {
            Context.Tell(new EventMsg.RequestResolved(requestId));
        }

        var content = answer.ContentItems ?? RequestFailed;
        var success = answer is { Success: true, ContentItems: not null };
        Complete(content, success);
        return new ToolResult(DynamicToolOutput.Of(call, Context, content), Succeeded: success);

        void Complete(ReadOnlyMemory<byte> contentItems, bool success) => Context.Tell(new EventMsg.ItemCompleted(
            Context.Turn.Id,
            item with
            {
                Status = success ? ItemStatus.Completed : ItemStatus.Failed,
                ContentItems = contentItems,
                Success = success,
                Duration = Context.Ports.Clock.GetElapsedTime(begun),
            },
            startedAt,
            Context.NowMs));
    }
}
