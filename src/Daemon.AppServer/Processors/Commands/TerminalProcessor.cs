using System.Globalization;
using Daemon.AppServer.Dispatch;
using Daemon.Core.Sessions;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Commands;

/// <summary><c>thread/backgroundTerminals/*</c>: commands of a thread that outlive the call that started them.</summary>
internal sealed class TerminalProcessor(DaemonState daemon) : IProcessor
{
    private const int DefaultPage = 50;

    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ThreadBackgroundTerminalsList,
            WireJson.ThreadBackgroundTerminalsListParams,
            WireJson.ThreadBackgroundTerminalsListResponse,
            List,
            p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadBackgroundTerminalsTerminate,
            WireJson.ThreadBackgroundTerminalsTerminateParams,
            WireJson.ThreadBackgroundTerminalsTerminateResponse,
            Terminate,
            p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadBackgroundTerminalsClean,
            WireJson.ThreadBackgroundTerminalsCleanParams,
            WireJson.EmptyResponse,
            Clean,
            p => p.ThreadId);
    }

    private ValueTask List(Request<ThreadBackgroundTerminalsListResponse> request, ThreadBackgroundTerminalsListParams p)
    {
        var terminals = ThreadAccess.Require(daemon, p.ThreadId).Session.Terminals();
        var start = 0;
        if (p.Cursor is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out start))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "invalid cursor: invalid digit found in string");
        }

        // A page has at least one entry, or reading on would never end.
        var size = (int)Math.Clamp(p.Limit ?? DefaultPage, 1, int.MaxValue);
        var page = terminals.Skip(start).Take(size).Select(ToWire).ToList();
        var next = start + page.Count;
        request.Respond(new ThreadBackgroundTerminalsListResponse
        {
            Data = page,
            NextCursor = next < terminals.Count && page.Count > 0 ? next.ToString(CultureInfo.InvariantCulture) : null,
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask Terminate(
        Request<ThreadBackgroundTerminalsTerminateResponse> request, ThreadBackgroundTerminalsTerminateParams p)
    {
        var session = ThreadAccess.Require(daemon, p.ThreadId).Session;
        if (!int.TryParse(p.ProcessId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "invalid background terminal process id: invalid digit found in string");
        }

        request.Respond(new ThreadBackgroundTerminalsTerminateResponse { Terminated = session.TerminateTerminal(p.ProcessId) });
        return ValueTask.CompletedTask;
    }

    private ValueTask Clean(Request<EmptyResponse> request, ThreadBackgroundTerminalsCleanParams p)
    {
        var session = ThreadAccess.Require(daemon, p.ThreadId).Session;
        foreach (var terminal in session.Terminals())
        {
            session.TerminateTerminal(terminal.Item.ProcessId!);
        }

        request.Respond(EmptyResponse.Instance);
        return ValueTask.CompletedTask;
    }

    private static ThreadBackgroundTerminal ToWire(RunningTerminal terminal)
    {
        var usage = ProcessUsage.Of(terminal.OsProcessId);
        return new ThreadBackgroundTerminal
        {
            ItemId = terminal.Item.Id,
            ProcessId = terminal.Item.ProcessId!,
            Command = Core.Commands.CommandDisplay.Join(terminal.Item.Command),
            Cwd = terminal.Item.Cwd,
            OsPid = (uint)terminal.OsProcessId,
            CpuPercent = usage.CpuPercent,
            RssKb = usage.RssKb,
        };
    }
}
