using System.CommandLine;
using Daemon.Acp;
using Daemon.Cli.Hosting;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;

namespace Daemon.Cli.Commands;

/// <summary><c>codex acp</c>: an agent for editors that speak the Agent Client Protocol, on standard input and output.</summary>
internal static class AcpCommand
{
    public static Command Create(ConfigOptions config)
    {
        var command = new Command("acp", "Be an agent of the Agent Client Protocol on standard input and output, for editors that start one.");
        config.AllowProfile(command);
        command.SetAction((result, _) => RunAsync(config, result));
        return command;
    }

    private static async Task<int> RunAsync(ConfigOptions config, ParseResult result)
    {
        await using var daemon = DaemonProcess.Start(config, result, out var problem);
        if (daemon is null)
        {
            await Console.Error.WriteLineAsync($"Error: {problem}");
            return 1;
        }

        using var signals = new EndSignals(includeInterrupt: true);
        using var ended = new CancellationTokenSource();
        var (serverEnd, clientEnd) = DuplexPipe.Create();
        var serving = daemon.Host.ServeAsync(serverEnd, new RpcConnectionOptions { Overload = OverloadPolicy.Wait }, CancellationToken.None);
        var options = new AcpOptions { Version = daemon.Options.Version, ApiKey = ApiKey(daemon.Options.Environment) };
        var running = AcpAgent.RunAsync(LineTransport.OpenStandardStreams(), clientEnd, options, ended.Token);
        await Task.WhenAny(running, signals.First);
        await ended.CancelAsync();
        await running;
        await serving;
        return 0;
    }

    private static string? ApiKey(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("CODEX_API_KEY") ?? environment.GetValueOrDefault("OPENAI_API_KEY");
}
