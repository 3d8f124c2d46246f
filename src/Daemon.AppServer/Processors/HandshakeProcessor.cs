using System.Runtime.InteropServices;
using Daemon.AppServer.Dispatch;
using Daemon.Core.Sessions;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Handshake;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;

namespace Daemon.AppServer.Processors;

/// <summary><c>initialize</c>: who the client is, what it can do, and what it should know at once.</summary>
internal sealed class HandshakeProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods) =>
        methods.Add(ClientRequestMethods.Initialize, WireJson.InitializeParams, WireJson.InitializeResponse, Initialize);

    private ValueTask Initialize(Request<InitializeResponse> request, InitializeParams parameters)
    {
        var info = parameters.ClientInfo;
        if (!IsHeaderValue(info.Name))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"Invalid clientInfo.name: '{info.Name}'. Must be a valid HTTP header value.");
        }

        var identity = daemon.Introduce(() => new ClientIdentity(
            info.Name, UserAgent.Compose(info.Name, info, daemon.Options), daemon.InstallationId, daemon.Options.Version));
        if (!request.Client.TryInitialize(info.Name, parameters.Capabilities))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "Already initialized");
        }

        request.Respond(new InitializeResponse
        {
            UserAgent = UserAgent.Compose(identity.Originator, info, daemon.Options),
            CodexHome = new AbsolutePath(daemon.Options.CodexHome),
            PlatformFamily = OperatingSystem.IsWindows() ? "windows" : "unix",
            PlatformOs = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "macos" : OperatingSystem.IsWindows() ? "windows" : "linux",
        });
        Welcome(request.Client);
        daemon.Clients.Add(request.Client);
        return ValueTask.CompletedTask;
    }

    private void Welcome(Connections.ClientConnection client)
    {
        var alone = new Connections.ClientSet(daemon.Clock);
        alone.Add(client);
        daemon.Notices.Repeat(alone);
        alone.Notify(
            ServerNotificationMethods.RemoteControlStatusChanged,
            new RemoteControlStatusChangedNotification
            {
                Status = RemoteControlConnectionStatus.Disabled,
                ServerName = Environment.MachineName,
                InstallationId = daemon.InstallationId,
            },
            WireJson.RemoteControlStatusChangedNotification);
    }

    private static bool IsHeaderValue(string text) => text.All(c => c is '\t' or (>= ' ' and < '\u007f') or >= '\u0080');
}
