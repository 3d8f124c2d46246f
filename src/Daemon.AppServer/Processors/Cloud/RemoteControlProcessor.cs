using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;
using Daemon.Protocol.V2.RemoteControl;

namespace Daemon.AppServer.Processors.Cloud;

/// <summary>
/// <c>remoteControl/*</c>: devices that drive the daemon through the vendor's servers, which know daemons of accounts alone. This daemon
/// enrols nowhere: it is disabled, and says what it would take in the words of one that nobody has signed in to.
/// </summary>
internal sealed class RemoteControlProcessor(DaemonState daemon) : IProcessor
{
    private const string NeedsAccount = "remote control requires ChatGPT authentication";

    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.RemoteControlStatusRead, WireJson.NoParams, WireJson.RemoteControlStatusReadResponse, ReadStatus, optionalParams: true);
        methods.Add(
            ClientRequestMethods.RemoteControlEnable,
            WireJson.RemoteControlEnableParams,
            WireJson.RemoteControlEnableResponse,
            static (_, _) => throw Refusal(NeedsAccount),
            optionalParams: true);
        methods.Add(
            ClientRequestMethods.RemoteControlDisable,
            WireJson.RemoteControlDisableParams,
            WireJson.RemoteControlDisableResponse,
            static (_, _) => throw Refusal(NeedsAccount),
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
            static (_, _) => throw Refusal(NeedsAccount));
        methods.Add(
            ClientRequestMethods.RemoteControlClientRevoke,
            WireJson.RemoteControlClientsRevokeParams,
            WireJson.EmptyResponse,
            static (_, _) => throw Refusal(NeedsAccount));
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

    private static RpcException NotEnrolled() => Refusal("remote control pairing is unavailable until enrollment completes");

    private static RpcException Refusal(string message) => new(ErrorCodes.InvalidRequest, message);
}
