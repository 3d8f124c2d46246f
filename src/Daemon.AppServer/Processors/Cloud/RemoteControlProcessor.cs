using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.ModelClient;
using Daemon.ModelClient.Credentials;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;
using Daemon.Protocol.V2.RemoteControl;

namespace Daemon.AppServer.Processors.Cloud;

/// <summary>
/// <c>remoteControl/*</c>: devices that drive the daemon through the vendor's servers, which know daemons of accounts alone. This daemon
/// enrols nowhere, so remote control is disabled. Who has no account is told that one is needed, in the words that clients know.
/// </summary>
internal sealed class RemoteControlProcessor(DaemonState daemon) : IProcessor
{
    private readonly LoginStore _logins = new(daemon.Options.CodexHome);

    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.RemoteControlStatusRead, WireJson.NoParams, WireJson.RemoteControlStatusReadResponse, ReadStatus, optionalParams: true);
        methods.Add(
            ClientRequestMethods.RemoteControlEnable,
            WireJson.RemoteControlEnableParams,
            WireJson.RemoteControlEnableResponse,
            (request, _) => RefuseAsync(request),
            optionalParams: true);
        methods.Add(
            ClientRequestMethods.RemoteControlDisable,
            WireJson.RemoteControlDisableParams,
            WireJson.RemoteControlDisableResponse,
            (request, _) => RefuseAsync(request),
            optionalParams: true);
        methods.Add(
            ClientRequestMethods.RemoteControlPairingStart,
            WireJson.RemoteControlPairingStartParams,
            WireJson.RemoteControlPairingStartResponse,
            static (_, _) => throw NotEnrolled());
        methods.Add(
            ClientRequestMethods.RemoteControlPairingStatus,
            WireJson.RemoteControlPairingStatusParams,
            WireJson.RemoteControlPairingStatusResponse,
            static (_, p) => throw (p is { PairingCode: null, ManualPairingCode: null }
                ? Refusal("remoteControl/pairing/status requires pairingCode or manualPairingCode")
                : NotEnrolled()));
        methods.Add(
            ClientRequestMethods.RemoteControlClientList,
            WireJson.RemoteControlClientsListParams,
            WireJson.RemoteControlClientsListResponse,
            (request, _) => RefuseAsync(request));
        methods.Add(
            ClientRequestMethods.RemoteControlClientRevoke,
            WireJson.RemoteControlClientsRevokeParams,
            WireJson.EmptyResponse,
            (request, _) => RefuseAsync(request));
    }

    private ValueTask ReadStatus(Request<RemoteControlStatusReadResponse> request, NoParams p)
    {
        request.Respond(new RemoteControlStatusReadResponse
        {
            Status = RemoteControlConnectionStatus.Disabled,
            ServerName = Environment.MachineName,
            InstallationId = daemon.InstallationId,
        });
        return ValueTask.CompletedTask;
    }

    private async ValueTask RefuseAsync<T>(Request<T> request)
    {
        StoredLogin? login;
        try
        {
            login = await _logins.ReadAsync(request.Cancelled);
        }
        catch (ModelException failure)
        {
            throw new RpcException(ErrorCodes.InternalError, failure.Message);
        }

        throw Refusal(login?.Kind == LoginKind.ChatGpt ? "remote control is not offered by this daemon" : "remote control requires ChatGPT authentication");
    }

    private static RpcException NotEnrolled() => Refusal("remote control pairing is unavailable until enrollment completes");

    private static RpcException Refusal(string message) => new(ErrorCodes.InvalidRequest, message);
}
