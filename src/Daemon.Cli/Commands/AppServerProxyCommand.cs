using System.CommandLine;
using System.Net.Sockets;
using Daemon.Cli.Hosting;

namespace Daemon.Cli.Commands;

/// <summary><c>codex app-server proxy</c>: a pipe to the control socket of the daemon that runs, for clients that can only start programs.</summary>
internal static class AppServerProxyCommand
{
    public static Command Create()
    {
        var sock = new Option<string?>("--sock")
        {
            Description = "The socket of the daemon; by default the one below CODEX_HOME.",
            HelpName = "SOCKET_PATH",
        };
        var command = new Command("proxy", "Copy standard input and output to and from the control socket of the running app-server.") { sock };
        command.SetAction((result, _) => RunAsync(result.GetValue(sock)));
        return command;
    }

    private static async Task<int> RunAsync(string? sock)
    {
        var options = ProcessFacts.Options();
        var path = sock is null ? ControlSocket.DefaultPath(options.CodexHome) : Path.GetFullPath(sock, options.Cwd);
        try
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            await SocketProxy.RunAsync(path, input, output);
            return 0;
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"Error: failed to connect to socket at {path}\n\nCaused by:\n    {failure.Message}");
            return 1;
        }
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync($"Error: the connection to {path} broke: {failure.Message}");
            return 1;
        }
    }
}
