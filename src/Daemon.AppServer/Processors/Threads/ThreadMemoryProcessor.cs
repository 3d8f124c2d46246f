using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary>
/// <c>thread/memoryMode/set</c>, <c>thread/memory/read</c>, <c>memory/status, reset</c>: whether memories may be made of a thread, and what
/// they say. <c>rollout/compress</c>: a word to the daemon that now is a good time to compress what nobody uses.
/// </summary>
/// <remarks>
/// The mode is kept for the programs that make memories; this daemon makes none, and so there are none to count or to forget. Those of
/// other programs are theirs. Nor does it compress anything (decision 10): the request is heard, which is all that its answer says.
/// </remarks>
internal sealed class ThreadMemoryProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadMemoryModeSet, WireJson.ThreadMemoryModeSetParams, WireJson.EmptyResponse, SetMode, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadMemoryRead, WireJson.ThreadMemoryReadParams, WireJson.ThreadMemoryReadResponse, Read, p => p.ThreadId);
        methods.Add(ClientRequestMethods.MemoryStatus, WireJson.MemoryStatusParams, WireJson.MemoryStatusResponse, Status);
        methods.Add(ClientRequestMethods.MemoryReset, WireJson.NoParams, WireJson.EmptyResponse, Acknowledge, optionalParams: true);
        methods.Add(ClientRequestMethods.RolloutCompress, WireJson.NoParams, WireJson.EmptyResponse, Acknowledge, optionalParams: true);
    }

    private ValueTask SetMode(Request<EmptyResponse> request, ThreadMemoryModeSetParams p)
    {
        ThreadAccess.Keep(daemon, p.ThreadId);
        daemon.Annotations.Update(p.ThreadId, before => before with { MemoryMode = p.Mode is ThreadMemoryMode.Enabled ? "enabled" : "disabled" });
        request.Respond(EmptyResponse.Instance);
        return ValueTask.CompletedTask;
    }

    private static ValueTask Status(Request<MemoryStatusResponse> request, MemoryStatusParams p)
    {
        request.Respond(new MemoryStatusResponse { V2ConsolidatedThreads = 0, V2Ready = true });
        return ValueTask.CompletedTask;
    }

    private static ValueTask Acknowledge(Request<EmptyResponse> request, NoParams p)
    {
        request.Respond(EmptyResponse.Instance);
        return ValueTask.CompletedTask;
    }

    private ValueTask Read(Request<ThreadMemoryReadResponse> request, ThreadMemoryReadParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        if (!daemon.Threads.TryGet(p.ThreadId, out _) && daemon.Store.FindPath(p.ThreadId) is null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"thread not found: {p.ThreadId}");
        }

        request.Respond(new ThreadMemoryReadResponse());
        return ValueTask.CompletedTask;
    }
}
