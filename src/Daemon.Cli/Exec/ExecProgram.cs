using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Exec;

/// <summary>Runs a daemon for the length of one turn, with itself as the only client.</summary>
internal static class ExecProgram
{
    /// <returns>0 when the turn completed, else 1.</returns>
    /// <exception cref="ExecException">The run could not begin or go on.</exception>
    public static async Task<int> RunAsync(DaemonOptions options, ExecRequest request, IExecView view, CancellationToken cancellationToken)
    {
        await using var daemon = DaemonProcess.Start(options, out var problem)
            ?? throw new ExecException(problem ?? "the daemon did not start");
        return await RunAsync(daemon.Host, options.Version, request, view, cancellationToken);
    }

    /// <inheritdoc cref="RunAsync(DaemonOptions, ExecRequest, IExecView, CancellationToken)"/>
    public static async Task<int> RunAsync(
        AppServerHost host, string version, ExecRequest request, IExecView view, CancellationToken cancellationToken)
    {
        var (serverEnd, clientEnd) = DuplexPipe.Create();
        var serving = host.ServeAsync(serverEnd, new RpcConnectionOptions { Overload = OverloadPolicy.Wait }, CancellationToken.None);
        try
        {
            await using var client = new DaemonClient(clientEnd);
            var outcome = await new ExecRun(client, request, view, version).RunAsync(cancellationToken);
            return outcome.Status == TurnStatus.Completed ? 0 : 1;
        }
        catch (RpcException refusal)
        {
            throw new ExecException(refusal.Message);
        }
        finally
        {
            await serving;
        }
    }
}
