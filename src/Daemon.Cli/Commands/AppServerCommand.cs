using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc.WebSockets;

namespace Daemon.Cli.Commands;

/// <summary><c>codex app-server</c>: serves clients until they are gone or a signal ends it.</summary>
internal static class AppServerCommand
{
    public static Command Create(ConfigOptions config)
    {
        var listen = new ListenOptions();
        var printConfig = new Option<bool>("--print-startup-config")
        {
            Description = "Check the configuration, print one line of JSON about it, and do not serve.",
        };
        var command = new Command("app-server", "Serve clients over JSON-RPC.") { printConfig };
        listen.AddTo(command);
        command.Subcommands.Add(AppServerProxyCommand.Create());
        command.Subcommands.Add(GenerateCommand.JsonSchema());
        command.Subcommands.Add(GenerateCommand.TypeScript());
        config.AllowStrict(command);
        command.SetAction((result, _) =>
            result.GetValue(printConfig) ? StartupConfig.PrintAsync(config, result) : RunAsync(config, listen, result));
        return command;
    }

    private static async Task<int> RunAsync(ConfigOptions config, ListenOptions listen, ParseResult result)
    {
        await using var daemon = DaemonProcess.Start(config, result, out var problem);
        if (daemon is null)
        {
            return await FailAsync(problem!);
        }

        var addresses = listen.Addresses(result);
        if (addresses.All(address => address is ListenAddress.Off))
        {
            return await FailAsync("no transport configured; use --listen or enable remote control");
        }

        try
        {
            await using var listeners = await Listeners.StartAsync(addresses, listen.Auth(result), daemon.Options, daemon.Host, Console.Error);
            await ServeAsync(daemon, addresses.Any(address => address is ListenAddress.Stdio));

            // Before the sockets are cut: clients get the last words of their threads.
            await daemon.Host.DisposeAsync();
            return 0;
        }
        catch (ListenerException failure)
        {
            return await FailAsync(failure.Message);
        }
    }

    /// <summary>
    /// A daemon on standard streams lives as long as its one client. One on sockets ends by a signal: it then serves on until no turn
    /// runs, or until a second signal.
    /// </summary>
    private static async Task ServeAsync(DaemonProcess daemon, bool stdio)
    {
        using var signals = new EndSignals(includeInterrupt: !stdio);
        if (!stdio)
        {
            await signals.First;
            await Task.WhenAny(daemon.Host.WhenNoTurnRunsAsync(), signals.Second);
            return;
        }

        await using var transport = LineTransport.OpenStandardStreams();
        using var cut = new CancellationTokenSource();
        var serving = daemon.Host.ServeAsync(transport, new RpcConnectionOptions { Overload = OverloadPolicy.Wait }, cut.Token);
        await Task.WhenAny(serving, signals.First);
        await daemon.Host.DisposeAsync();
        await cut.CancelAsync();
        await serving;
    }

    private static async Task<int> FailAsync(string problem)
    {
        await Console.Error.WriteLineAsync($"Error: {problem}");
        return 1;
    }
}
