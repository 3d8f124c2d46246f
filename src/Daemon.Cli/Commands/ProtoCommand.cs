using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.Cli.Proto;
using Daemon.JsonRpc.Transports;

namespace Daemon.Cli.Commands;

/// <summary><c>codex proto</c>: the SQ/EQ protocol on standard input and output, a line of JSON for each submission and event.</summary>
internal static class ProtoCommand
{
    public static Command Create(ConfigOptions config)
    {
        var command = new Command("proto", "Read submissions from standard input and write events to standard output, as lines of JSON.");
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

        using var signals = new EndSignals(includeInterrupt: true, reload: null);
        using var ended = new CancellationTokenSource();
        await using var input = LineTransport.OpenStandardStreams();
        await using var stdout = Console.OpenStandardOutput();
        var output = new EventOutput(stdout);
        var running = ProtoProgram.RunAsync(daemon.Host, daemon.Options.Version, input, output, ended.Token);
        await Task.WhenAny(running, signals.First, output.Broken);
        await ended.CancelAsync();
        await running;
        return 0;
    }
}
