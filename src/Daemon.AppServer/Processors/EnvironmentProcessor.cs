using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Environments;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors;

/// <summary><c>environment/info, status</c>: where commands run. There is this machine, which is always ready; no other is known.</summary>
internal sealed class EnvironmentProcessor(DaemonState daemon) : IProcessor
{
    private const string Local = "local";

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.EnvironmentInfo, WireJson.EnvironmentInfoParams, WireJson.EnvironmentInfoResponse, ReadInfo);
        methods.Add(ClientRequestMethods.EnvironmentStatus, WireJson.EnvironmentStatusParams, WireJson.EnvironmentStatusResponse, ReadStatus);
    }

    private ValueTask ReadInfo(Request<EnvironmentInfoResponse> request, EnvironmentInfoParams p)
    {
        if (p.EnvironmentId != Local)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, Unknown(p.EnvironmentId));
        }

        request.Respond(new EnvironmentInfoResponse
        {
            Shell = new EnvironmentShellInfo { Name = Path.GetFileName(daemon.Options.Shell), Path = daemon.Options.Shell },
            Cwd = new Uri(daemon.Options.Cwd).AbsoluteUri,
        });
        return ValueTask.CompletedTask;
    }

    private static ValueTask ReadStatus(Request<EnvironmentStatusResponse> request, EnvironmentStatusParams p)
    {
        request.Respond(p.EnvironmentId == Local
            ? new EnvironmentStatusResponse { Status = EnvironmentStatusKind.Ready }
            : new EnvironmentStatusResponse { Status = EnvironmentStatusKind.Unknown, Error = Unknown(p.EnvironmentId) });
        return ValueTask.CompletedTask;
    }

    private static string Unknown(string id) => $"unknown environment id `{id}`";
}
