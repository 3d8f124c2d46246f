using Daemon.AppServer.Dispatch;
using Daemon.Protocol.V2.Diagnostics;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors;

/// <summary>About the process itself: <c>server/diagnostics</c>.</summary>
internal sealed class ServerProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ServerDiagnostics, WireJson.ServerDiagnosticsParams, WireJson.ServerDiagnosticsResponse, Diagnose);
    }

    private ValueTask Diagnose(Request<ServerDiagnosticsResponse> request, ServerDiagnosticsParams p)
    {
        request.Respond(new ServerDiagnosticsResponse
        {
            Process = new ServerDiagnosticsProcess { Id = (uint)Environment.ProcessId, ResidentMemoryBytes = (ulong)Environment.WorkingSet },
            Gauges =
            [
                new ServerDiagnosticsGauge { Name = "app.clients.connected", Value = (ulong)daemon.Clients.Clients.Count },
                new ServerDiagnosticsGauge { Name = "app.threads.loaded", Value = (ulong)daemon.Threads.All.Count },
            ],
        });
        return ValueTask.CompletedTask;
    }
}
