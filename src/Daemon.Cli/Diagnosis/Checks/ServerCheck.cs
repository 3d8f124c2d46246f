using System.Net.Sockets;
using Daemon.AppServer;
using Daemon.Cli.Hosting;

namespace Daemon.Cli.Diagnosis.Checks;

/// <summary>Whether a daemon listens at the default socket.</summary>
internal sealed class ServerCheck(DaemonOptions options) : ICheck
{
    public string Id => "app-server.status";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var path = ControlSocket.DefaultPath(options.CodexHome);
        IReadOnlyList<(string Name, string Value)> details = [("control socket", path)];
        if (!File.Exists(path))
        {
            return new Finding(FindingStatus.Ok, "no daemon runs in the background") { Details = details };
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new Finding(FindingStatus.Ok, "a daemon runs in the background") { Details = details };
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            return new Finding(FindingStatus.Warning, $"a socket is there, but nobody answers: {error.Message}")
            {
                Details = details,
                Remedy = "the next daemon that listens there takes it over",
            };
        }
    }
}
