using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.Core;
using Daemon.Execution;
using Daemon.Execution.Sandbox.Windows;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.AppServer.Processors;

/// <summary>Setting up the sandbox of Windows: <c>windowsSandbox/*</c>. On other systems the answer is that it cannot be.</summary>
internal sealed class WindowsSandboxProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.WindowsSandboxReadiness,
            WireJson.NoParams,
            WireJson.WindowsSandboxReadinessResponse,
            ReadReadiness,
            optionalParams: true);
        methods.Add(
            ClientRequestMethods.WindowsSandboxSetupStart,
            WireJson.WindowsSandboxSetupStartParams,
            WireJson.WindowsSandboxSetupStartResponse,
            StartSetup);
    }

    /// <summary>The unelevated sandbox needs no set-up.</summary>
    private static ValueTask ReadReadiness(Request<WindowsSandboxReadinessResponse> request, NoParams p)
    {
        request.Respond(new WindowsSandboxReadinessResponse
        {
            Status = WindowsSandboxSetup.Problem(WindowsSandboxLevel.Unelevated) is null ? WindowsSandboxReadiness.Ready : WindowsSandboxReadiness.NotConfigured,
        });
        return ValueTask.CompletedTask;
    }

    private async ValueTask StartSetup(Request<WindowsSandboxSetupStartResponse> request, WindowsSandboxSetupStartParams p)
    {
        request.Respond(new WindowsSandboxSetupStartResponse { Started = true });
        var asker = new ClientSet(daemon.Clock);
        asker.Add(request.Client);
        var problem = WindowsSandboxSetup.Problem(
            p.Mode == WindowsSandboxSetupMode.Elevated ? WindowsSandboxLevel.Elevated : WindowsSandboxLevel.Unelevated);
        if (problem is null)
        {
            await Background.Run(() => Task.FromResult(WarnOfWorldWritable(asker, p.Cwd?.Value ?? daemon.Options.Cwd, request.Cancelled)));
        }

        asker.Notify(
            ServerNotificationMethods.WindowsSandboxSetupCompleted,
            new WindowsSandboxSetupCompletedNotification { Mode = p.Mode, Success = problem is null, Error = problem },
            WireJson.WindowsSandboxSetupCompletedNotification);
    }

    /// <summary>Nothing is said when nothing was found.</summary>
    private bool WarnOfWorldWritable(ClientSet asker, string cwd, CancellationToken cancelled)
    {
        var found = WindowsSandboxSetup.FindWorldWritable(cwd, daemon.Options.Environment, daemon.Clock, cancelled);
        if (found.Folders.Count == 0 && found.IsComplete)
        {
            return false;
        }

        asker.Notify(
            ServerNotificationMethods.WindowsWorldWritableWarning,
            new WindowsWorldWritableWarningNotification
            {
                SamplePaths = found.SamplePaths, ExtraCount = (uint)found.ExtraCount, FailedScan = !found.IsComplete,
            },
            WireJson.WindowsWorldWritableWarningNotification);
        return true;
    }
}
