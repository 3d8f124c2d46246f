using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Submissions;
using Daemon.AppServer.Threads;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Submissions;

namespace Daemon.AppServer.Processors;

/// <summary><c>submission/submit</c>: the SQ/EQ protocol over JSON-RPC.</summary>
internal sealed class SubmissionProcessor(DaemonState daemon, ThreadSessions sessions) : IProcessor
{
    private readonly SubmissionDesk _desk = new(daemon, sessions);

    public void Register(MethodTable methods) => methods.Add(
        ExtensionMethods.SubmissionSubmit, WireJson.SubmissionSubmitParams, WireJson.SubmissionSubmitResponse, SubmitAsync, p => p.ThreadId);

    private async ValueTask SubmitAsync(Request<SubmissionSubmitResponse> request, SubmissionSubmitParams p)
    {
        try
        {
            await _desk.SubmitAsync(
                request.Client,
                p.ThreadId,
                p.Submission,
                threadId => request.Respond(new SubmissionSubmitResponse { Accepted = true, ThreadId = threadId }),
                request.Cancelled);
        }
        catch (SubmissionException problem)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, problem.Message);
        }
    }
}
