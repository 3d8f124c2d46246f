using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Sessions;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools;

/// <summary>Lets the model ask the user, in plan mode (or with the feature that lifts this).</summary>
internal sealed class RequestUserInputTool(TurnContext context) : FunctionTool(context)
{
    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        if (Context.Settings.CollaborationMode != "plan" && !Context.Config.Features.IsEnabled("default_mode_request_user_input"))
        {
            return Text(call, "request_user_input is unavailable in Default mode");
        }

        if (!arguments.TryGetProperty("questions", out var questions) || questions.ValueKind != JsonValueKind.Array)
        {
            throw new ArgumentFault("failed to parse function arguments: missing field `questions`");
        }

        var requestId = Guid.CreateVersion7().ToString();
        var raw = Encoding.UTF8.GetBytes(questions.GetRawText());
        Context.Tell(Context.Waits.Begin(WaitKind.UserInput));
        var answers = await Context.Requests.AskAsync<Op.UserInputAnswer>(
            requestId,
            () => Context.Tell(new EventMsg.UserInputRequest(requestId, Context.Turn.Id, call.CallId ?? "", raw)),
            cancelled);
        Context.Tell(new EventMsg.RequestResolved(requestId));
        Context.Tell(Context.Waits.End(WaitKind.UserInput));
        return Done(call, Format(answers));
    }

    private static string Format(Op.UserInputAnswer answers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("answers"u8);
            foreach (var (question, values) in answers.Answers)
            {
                writer.WriteStartObject(question);
                writer.WriteStartArray("answers"u8);
                foreach (var value in values)
                {
                    writer.WriteStringValue(value);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
