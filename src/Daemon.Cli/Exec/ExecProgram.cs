using System.Text;
using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.Cli.Remote;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc;
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
            // Opened first: a run whose result cannot be kept should not cost anything.
            await using var file = request.LastMessageFile is { } path ? OpenLastMessage(path) : null;
            var outcome = await new ExecRun(client, request, view, version).RunAsync(cancellationToken);
            if (file is not null)
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(outcome.FinalMessage ?? ""), CancellationToken.None);
                if (outcome.FinalMessage is null)
                {
                    view.Warning($"there was no final message; {request.LastMessageFile} is empty");
                }
            }

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

    private static FileStream OpenLastMessage(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ExecException($"the file {path} for the last message cannot be written: {failure.Message}");
        }
    }
}
