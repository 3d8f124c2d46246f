using Daemon.AppServer;
using Daemon.Cli.Remote;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc;

namespace Daemon.Cli.Proto;

/// <summary>Runs a daemon for the length of one SQ/EQ session, with itself as the only client.</summary>
internal static class ProtoProgram
{
    /// <summary>Returns when the input has ended, the running task with it, and every event is written.</summary>
    public static async Task RunAsync(AppServerHost host, string version, IMessageTransport input, EventOutput output, CancellationToken ended)
    {
        var (serverEnd, clientEnd) = DuplexPipe.Create();
        var serving = host.ServeAsync(serverEnd, new RpcConnectionOptions { Overload = OverloadPolicy.Wait }, CancellationToken.None);
        await using (var client = new DaemonClient(clientEnd))
        {
            var run = new ProtoRun(client, output, version);
            await run.RunAsync(input, ended);
            await host.DisposeAsync();
            await run.FlushAsync();
        }

        await serving;
    }
}
