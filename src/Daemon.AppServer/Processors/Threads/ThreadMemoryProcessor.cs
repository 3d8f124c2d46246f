using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/memoryMode/set</c> and <c>thread/memory/read</c>: whether memories may be made of a thread, and what they say.</summary>
/// <remarks>The mode is kept for the programs that make memories; this daemon makes none.</remarks>
internal sealed class ThreadMemoryProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadMemoryModeSet, WireJson.ThreadMemoryModeSetParams, WireJson.EmptyResponse, SetMode, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadMemoryRead, WireJson.ThreadMemoryReadParams, WireJson.ThreadMemoryReadResponse, Read, p => p.ThreadId);
    }

    private ValueTask SetMode(Request<EmptyResponse> request, ThreadMemoryModeSetParams p)
    {
        ThreadAccess.Keep(daemon, p.ThreadId);
        daemon.Annotations.Update(p.ThreadId, before => before with { MemoryMode = p.Mode is ThreadMemoryMode.Enabled ? "enabled" : "disabled" });
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
