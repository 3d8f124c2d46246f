using System.CommandLine;
using System.Runtime.InteropServices;
using Daemon.Cli.Hosting;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;

namespace Daemon.Cli.Commands;

/// <summary><c>codex app-server</c>: serves clients until they are gone or a signal ends it.</summary>
internal static class AppServerCommand
{
    public static Command Create(ConfigOptions config)
    {
        var listen = new Option<string>("--listen")
        {
            Description = "Where clients connect: stdio:// (one client on standard input and output).",
            HelpName = "URL",
            DefaultValueFactory = _ => "stdio://",
        };
        listen.Validators.Add(result =>
        {
            var url = result.GetValueOrDefault<string>();
            if (url is not "stdio://")
            {
                result.AddError($"invalid value '{url}' for '--listen <URL>': unsupported --listen URL `{url}`; expected `stdio://`");
            }
        });
        var stdio = new Option<bool>("--stdio") { Description = "The same as --listen stdio://." };
        var printConfig = new Option<bool>("--print-startup-config")
        {
            Description = "Check the configuration, print one line of JSON about it, and do not serve.",
        };
        var command = new Command("app-server", "Serve clients over JSON-RPC.") { listen, stdio, printConfig };
        command.SetAction((result, cancellationToken) =>
            result.GetValue(printConfig) ? StartupConfig.PrintAsync(config, result) : RunAsync(config, result));
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

        await using var transport = LineTransport.OpenStandardStreams();
        var serving = daemon.Host.ServeAsync(transport, new RpcConnectionOptions { Overload = OverloadPolicy.Wait });
        var signalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, signalled));
        await Task.WhenAny(serving, signalled.Task);
        return 0;
    }

    private static void End(PosixSignalContext context, TaskCompletionSource signalled)
    {
        context.Cancel = true;
        signalled.TrySetResult();
    }
}
