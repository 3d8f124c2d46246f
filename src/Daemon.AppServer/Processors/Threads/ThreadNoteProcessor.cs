using System.Buffers;
using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Threads;
using Daemon.JsonRpc;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary>
/// What a user decided and the model is to know: <c>thread/approveGuardianDeniedAction</c> and <c>thread/prepareApprovedPlan</c>; and
/// <c>thread/increment_elicitation</c>, <c>thread/decrement_elicitation</c>: how many questions a client puts to its user on its own.
/// </summary>
internal sealed class ThreadNoteProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ThreadApproveGuardianDeniedAction, WireJson.ThreadApproveGuardianDeniedActionParams, WireJson.EmptyResponse, ApproveAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadPrepareApprovedPlan, WireJson.ThreadPrepareApprovedPlanParams, WireJson.ThreadPrepareApprovedPlanResponse, PreparePlanAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadIncrementElicitation, WireJson.ThreadIncrementElicitationParams, WireJson.ThreadIncrementElicitationResponse, AddQuestion);
        methods.Add(
            ClientRequestMethods.ThreadDecrementElicitation, WireJson.ThreadDecrementElicitationParams, WireJson.ThreadDecrementElicitationResponse, RemoveQuestion);
    }

    /// <summary>The user allows what the automatic reviewer refused: both models read it, and the action can be tried again.</summary>
    private ValueTask ApproveAsync(Request<EmptyResponse> request, ThreadApproveGuardianDeniedActionParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        foreach (var member in (string[])["id", "status"])
        {
            if (p.Event.ValueKind != JsonValueKind.Object || !p.Event.TryGetProperty(member, out var value) || value.ValueKind != JsonValueKind.String)
            {
                throw new RpcException(ErrorCodes.InvalidRequest, $"invalid Guardian denial event: missing field `{member}`");
            }
        }

        if (!p.Event.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "invalid Guardian denial event: missing field `action`");
        }

        if (p.Event.GetProperty("status").GetString() != "denied")
        {
            // What was not refused needs no permission.
            request.Respond(EmptyResponse.Instance);
            return ValueTask.CompletedTask;
        }

        var text = "The user has looked at an action that the automatic reviewer refused, and allows it. This is the user's own word for exactly "
            + $"this action, in the context in which it was asked for, and for no other:\n\n{action.GetRawText()}";
        return SubmitAsync(thread, text, request, static () => EmptyResponse.Instance);
    }

    private ValueTask PreparePlanAsync(Request<ThreadPrepareApprovedPlanResponse> request, ThreadPrepareApprovedPlanParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        if (string.IsNullOrWhiteSpace(p.Markdown))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "The approved plan is empty.");
        }

        var place = p.AttachmentPath is { Length: > 0 } path ? $" It is kept in {path}." : "";
        return SubmitAsync(
            thread,
            $"The user has approved this plan.{place}\n\n<approved_plan>\n{p.Markdown}\n</approved_plan>",
            request,
            static () => new ThreadPrepareApprovedPlanResponse { Prompt = "Implement the plan." });
    }

    private static ValueTask SubmitAsync<T>(LoadedThread thread, string text, Request<T> request, Func<T> result) => thread.SubmitAsync(
        new Op.InjectItems([DeveloperMessage(text)]),
        outcome =>
        {
            if (outcome.Refusal is { } refusal)
            {
                request.Refuse(refusal);
            }
            else
            {
                request.Respond(result());
            }
        },
        request.Cancelled);

    private static ResponseItem DeveloperMessage(string text)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "message"u8);
            writer.WriteString("role"u8, "developer"u8);
            writer.WriteStartArray("content"u8);
            writer.WriteStartObject();
            writer.WriteString("type"u8, "input_text"u8);
            writer.WriteString("text"u8, text);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return ResponseItem.Parse(json.WrittenMemory);
    }

    private ValueTask AddQuestion(Request<ThreadIncrementElicitationResponse> request, ThreadIncrementElicitationParams p)
    {
        var count = ThreadAccess.Require(daemon, p.ThreadId).Session.OutsideQuestions.Add();
        request.Respond(new ThreadIncrementElicitationResponse { Count = count, Paused = true });
        return ValueTask.CompletedTask;
    }

    private ValueTask RemoveQuestion(Request<ThreadDecrementElicitationResponse> request, ThreadDecrementElicitationParams p)
    {
        var left = ThreadAccess.Require(daemon, p.ThreadId).Session.OutsideQuestions.Remove()
            ?? throw new RpcException(ErrorCodes.InvalidRequest, "out-of-band elicitation count is already zero");
        request.Respond(new ThreadDecrementElicitationResponse { Count = left, Paused = left > 0 });
        return ValueTask.CompletedTask;
    }
}
