using Daemon.Acp.Editor;
using Daemon.Acp.Sessions;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.Acp.Questions;

/// <summary>Puts the daemon's questions to the user, in the session that they belong to.</summary>
/// <remarks>A question that cannot be put is answered with an error, which the daemon takes for a refusal.</remarks>
internal sealed class EngineQuestions(EditorClient editor, SessionTable sessions)
{
    /// <summary>Answers the request; never faults.</summary>
    public async Task AnswerAsync(IncomingRequest request)
    {
        try
        {
            await DispatchAsync(request);
        }
        catch (RpcException refused)
        {
            request.RespondError(refused);
        }
#pragma warning disable CA1031 // The daemon waits for an answer, whatever went wrong with the editor.
        catch (Exception error)
#pragma warning restore CA1031
        {
            request.RespondError(ErrorCodes.InternalError, $"the editor did not answer: {error.Message}");
        }
    }

    private Task DispatchAsync(IncomingRequest request) => request.Method switch
    {
        ServerRequestMethods.ItemCommandExecutionRequestApproval => PutAsync(
            request,
            WireJson.CommandExecutionRequestApprovalParams,
            WireJson.CommandExecutionRequestApprovalResponse,
            p => p.ThreadId,
            (session, p, token) => CommandQuestion.AskAsync(editor, session.Id, p, token)),
        ServerRequestMethods.ItemFileChangeRequestApproval => PutAsync(
            request,
            WireJson.FileChangeRequestApprovalParams,
            WireJson.FileChangeRequestApprovalResponse,
            p => p.ThreadId,
            (session, p, token) => PatchQuestion.AskAsync(editor, session.Id, p, session.View.Patch(p.ItemId), token)),
        ServerRequestMethods.ItemPermissionsRequestApproval => PutAsync(
            request,
            WireJson.PermissionsRequestApprovalParams,
            WireJson.PermissionsRequestApprovalResponse,
            p => p.ThreadId,
            (session, p, token) => PermissionsQuestion.AskAsync(editor, session.Id, p, token)),
        ServerRequestMethods.ItemToolRequestUserInput => PutAsync(
            request,
            WireJson.ToolRequestUserInputParams,
            WireJson.ToolRequestUserInputResponse,
            p => p.ThreadId,
            (session, p, token) => UserInputQuestion.AskAsync(editor, session.Id, p, token)),
        ServerRequestMethods.McpServerElicitationRequest => PutAsync(
            request,
            WireJson.McpServerElicitationRequestParams,
            WireJson.McpServerElicitationRequestResponse,
            p => p.ThreadId,
            (session, p, token) => ServerQuestion.AskAsync(editor, session.Id, p, token)),
        ServerRequestMethods.ItemToolCall => PutAsync(
            request,
            WireJson.DynamicToolCallParams,
            WireJson.DynamicToolCallResponse,
            p => p.ThreadId,
            (session, p, token) => new EditorToolCall(editor, session, p, token).RunAsync()),
        _ => throw new RpcException(ErrorCodes.MethodNotFound, $"an editor does not answer {request.Method}"),
    };

    private async Task PutAsync<TParams, TResult>(
        IncomingRequest request,
        WireType<TParams> paramsType,
        WireType<TResult> resultType,
        Func<TParams, string> threadOf,
        Func<AcpSession, TParams, CancellationToken, Task<TResult>> ask)
    {
        var parameters = paramsType.Parse((request.Params ?? default).Span);
        var session = sessions.FindOwner(threadOf(parameters)) ?? throw AcpErrors.UnknownSession(threadOf(parameters));
        request.Respond(await ask(session, parameters, request.CancellationToken), resultType);
    }
}
