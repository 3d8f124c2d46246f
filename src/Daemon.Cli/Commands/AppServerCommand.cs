using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.Interop.Linux;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc.WebSockets;

namespace Daemon.Cli.Commands;

/// <summary><c>codex app-server</c>: serves clients until they are gone or a signal ends it.</summary>
internal static class AppServerCommand
{
    private const double MaxGraceSeconds = 24 * 60 * 60;

    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(15);

    public static Command Create(ConfigOptions config)
    {
        var listen = new ListenOptions();
        var printConfig = new Option<bool>("--print-startup-config")
        {
            Description = "Check the configuration, print one line of JSON about it, and do not serve.",
        };
        var grace = new Option<double>("--shutdown-grace")
        {
            Description = "How long running turns may go on after the signal that ends the daemon (default 30). Then they are interrupted.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 30,
        };
        var detached = new Option<bool>("--detached") { Description = "Leave the terminal.", Hidden = true };
        var command = new Command("app-server", "Serve clients over JSON-RPC.") { printConfig, grace, detached };
        listen.AddTo(command);
        command.Subcommands.Add(AppServerProxyCommand.Create());
        command.Subcommands.Add(AppServerDaemonCommand.Create(config));
        command.Subcommands.Add(GenerateCommand.JsonSchema());
        command.Subcommands.Add(GenerateCommand.TypeScript());
        config.AllowStrict(command);
        command.SetAction((result, _) =>
        {
            if (result.GetValue(detached) && OperatingSystem.IsLinux())
            {
                LinuxProcesses.LeaveSession();
            }

            return result.GetValue(printConfig)
                ? StartupConfig.PrintAsync(config, result)
                : RunAsync(config, listen, result, TimeSpan.FromSeconds(Math.Clamp(result.GetValue(grace), 0, MaxGraceSeconds)));
        });
        return command;
    }

    private static async Task<int> RunAsync(ConfigOptions config, ListenOptions listen, ParseResult result, TimeSpan grace)
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
            // The sockets are cut after that: clients get the last words of their threads.
            await (addresses.Any(address => address is ListenAddress.Stdio) ? ServeStdioAsync(daemon) : ServeSocketsAsync(daemon, grace));
            return 0;
        }
        catch (ListenerException failure)
        {
            return await FailAsync(failure.Message);
        }
    }

    /// <summary>A daemon on standard streams lives as long as its one client, who also starts and ends the process.</summary>
    private static async Task ServeStdioAsync(DaemonProcess daemon)
    {
        using var signals = new EndSignals(includeInterrupt: false, reload: null);
        await using var transport = LineTransport.OpenStandardStreams();
        using var cut = new CancellationTokenSource();
        var options = new RpcConnectionOptions { Overload = OverloadPolicy.Wait, LastWords = () => EndAsync(daemon, signals) };
        var serving = daemon.Host.ServeAsync(transport, options, cut.Token);
        await Task.WhenAny(serving, signals.First);
        await EndAsync(daemon, signals);
        await cut.CancelAsync();
        await serving;
    }

    /// <summary>
    /// A daemon on sockets ends by a signal: it then serves on until no turn runs, until the time is over, or until a second signal.
    /// </summary>
    private static async Task ServeSocketsAsync(DaemonProcess daemon, TimeSpan grace)
    {
        using var signals = new EndSignals(includeInterrupt: true, reload: daemon.Host.ReloadConfiguration);
        await signals.First;
        using var over = new CancellationTokenSource();
        var idle = daemon.Host.WhenNoTurnRunsAsync();
        if (!idle.IsCompleted)
        {
            await Console.Error.WriteLineAsync($"ending: turns may run on for {grace.TotalSeconds:0.#} s; a second signal interrupts them");
        }

        await Task.WhenAny(idle, signals.Second, Task.Delay(grace, over.Token));
        await over.CancelAsync();
        await EndAsync(daemon, signals);
    }

    /// <summary>The orderly end; if it hangs or a third signal comes, the process ends without it, and the kernel kills its commands.</summary>
    private static async Task EndAsync(DaemonProcess daemon, EndSignals signals)
    {
        using var over = new CancellationTokenSource();
        var ended = daemon.Host.DisposeAsync().AsTask();
        if (await Task.WhenAny(ended, signals.Third, Task.Delay(EndTime, over.Token)) != ended)
        {
            await Console.Error.WriteLineAsync("the orderly end was given up");
            Environment.Exit(1);
        }

        await over.CancelAsync();
        await ended;
    }

    private static async Task<int> FailAsync(string problem)
    {
        await Console.Error.WriteLineAsync($"Error: {problem}");
        return 1;
    }
}
