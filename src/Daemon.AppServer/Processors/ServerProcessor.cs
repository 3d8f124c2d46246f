using Daemon.AppServer.Dispatch;
using Daemon.Protocol.V2.Diagnostics;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors;

/// <summary>About the process itself: <c>server/diagnostics</c>, <c>mock/experimentalMethod</c>.</summary>
internal sealed class ServerProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ServerDiagnostics, WireJson.ServerDiagnosticsParams, WireJson.ServerDiagnosticsResponse, Diagnose);
        methods.Add(
            ClientRequestMethods.MockExperimentalMethod, WireJson.MockExperimentalMethodParams, WireJson.MockExperimentalMethodResponse, Echo);
    }

    /// <summary>For clients that try out the experimental gate.</summary>
    private static ValueTask Echo(Request<MockExperimentalMethodResponse> request, MockExperimentalMethodParams p)
    {
        request.Respond(new MockExperimentalMethodResponse { Echoed = p.Value });
        return ValueTask.CompletedTask;
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
