using Daemon.AppServer.Dispatch;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Diagnostics;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.AppServer.Processors;

/// <summary>About the process itself: <c>server/diagnostics</c>, <c>windowsSandbox/readiness</c>, <c>mock/experimentalMethod</c>.</summary>
internal sealed class ServerProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ServerDiagnostics, WireJson.ServerDiagnosticsParams, WireJson.ServerDiagnosticsResponse, Diagnose);
        methods.Add(
            ClientRequestMethods.WindowsSandboxReadiness,
            WireJson.NoParams,
            WireJson.WindowsSandboxReadinessResponse,
            ReadReadiness,
            optionalParams: true);
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

    /// <summary>The sandbox of this daemon needs no set-up on any system, so none was ever made.</summary>
    private static ValueTask ReadReadiness(Request<WindowsSandboxReadinessResponse> request, NoParams p)
    {
        request.Respond(new WindowsSandboxReadinessResponse { Status = WindowsSandboxReadiness.NotConfigured });
        return ValueTask.CompletedTask;
    }
}
