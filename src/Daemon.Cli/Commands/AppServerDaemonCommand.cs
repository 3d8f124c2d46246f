using System.CommandLine;
using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.Cli.Managed;

namespace Daemon.Cli.Commands;

/// <summary><c>codex app-server daemon</c>: starts, stops and asks the daemon at the default socket; each answer is one line of JSON.</summary>
internal static class AppServerDaemonCommand
{
    public static Command Create(ConfigOptions config)
    {
        var command = new Command("daemon", "Manage the daemon at the default socket.");
        Add("start", "Start the daemon unless one runs.", (daemon, _, cancelled) => daemon.StartAsync(cancelled));
        Add("restart", "Stop the daemon and start it again.", (daemon, _, cancelled) => daemon.RestartAsync(cancelled));
        Add("stop", "Stop the daemon.", (daemon, _, cancelled) => daemon.StopAsync(cancelled));
        Add("version", "Print the versions of this program and of the daemon that runs.", (daemon, _, cancelled) => daemon.VersionAsync(cancelled));
        Add("enable-remote-control", "Note that remote control is wanted.", (daemon, _, cancelled) => daemon.SetRemoteControlAsync(true, cancelled));
        Add("disable-remote-control", "Note that remote control is not wanted.", (daemon, _, cancelled) => daemon.SetRemoteControlAsync(false, cancelled));
        command.Subcommands.Add(Bootstrap(config));
        return command;

        void Add(string name, string description, Func<IManagedDaemon, ParseResult, CancellationToken, Task<DaemonStatus>> act)
        {
            var subcommand = new Command(name, description);
            subcommand.SetAction((result, cancelled) => RunAsync(config, result, act, cancelled));
            command.Subcommands.Add(subcommand);
        }
    }

    private static Command Bootstrap(ConfigOptions config)
    {
        var remoteControl = new Option<bool>("--remote-control") { Description = "Note that remote control is wanted." };
        var print = new Option<string?>("--print")
        {
            Description = "Print a service file instead, for systemd or launchd; default: for this system.",
            HelpName = "MANAGER",
            Arity = ArgumentArity.ZeroOrOne,
        }.AcceptOnlyFromAmong("systemd", "launchd");
        var command = new Command("bootstrap", "Set the daemon up for use from elsewhere.") { remoteControl, print };
        command.SetAction((result, cancelled) => result.GetResult(print) is null
            ? RunAsync(config, result, (daemon, _, token) => daemon.BootstrapAsync(result.GetValue(remoteControl), token), cancelled)
            : PrintAsync(result, result.GetValue(print) ?? (OperatingSystem.IsMacOS() ? "launchd" : "systemd")));
        return command;
    }

    private static async Task<int> PrintAsync(ParseResult result, string manager)
    {
        try
        {
            var (home, program) = (ProcessFacts.Options().CodexHome, DetachedStart.Program());
            await result.InvocationConfiguration.Output.WriteLineAsync(
                manager == "launchd" ? ServiceFile.Launchd(program, home) : ServiceFile.Systemd(program, home));
            return 0;
        }
        catch (Exception failure) when (failure is ManagedException or InvalidOperationException)
        {
            return await FailAsync(failure.Message);
        }
    }

    private static async Task<int> RunAsync(
        ConfigOptions config, ParseResult result, Func<IManagedDaemon, ParseResult, CancellationToken, Task<DaemonStatus>> act, CancellationToken cancelled)
    {
        if (!OperatingSystem.IsLinux())
        {
            return await FailAsync("the managed daemon is there on Linux only so far; use your system's service manager, see `bootstrap --print`");
        }

        try
        {
            DaemonOptions options = config.Apply(ProcessFacts.Options(), result);
            var status = await act(new ManagedDaemon(options, TimeProvider.System), result, cancelled);
            await result.InvocationConfiguration.Output.WriteLineAsync(status.ToJson());
            return 0;
        }
        catch (Exception failure) when (failure is ManagedException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(failure.Message);
        }
    }

    private static async Task<int> FailAsync(string problem)
    {
        await Console.Error.WriteLineAsync($"Error: {problem}");
        return 1;
    }
}
