using System.Buffers;
using System.Globalization;
using System.Text;
using Daemon.Config.Plugins;
using Daemon.Execution;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Plugins;

/// <summary>
/// Runs git and npm for the user, outside of the sandbox, and never with questions on a terminal: who cannot sign in without one fails.
/// </summary>
internal sealed class ProgramRunner(PluginHost host)
{
    private const int MaxOutputBytes = 256 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program to its successful end.</summary>
    /// <param name="shown">The command in the words of an error.</param>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="PluginException">It could not be started, failed, or took too long.</exception>
    public async Task<string> RunAsync(string[] argv, string shown, string folder, CancellationToken cancellationToken)
    {
        var output = new Output();
        IRunningCommand command;
        try
        {
            command = await host.Commands.StartAsync(Spec(argv, folder), output, cancellationToken);
        }
        catch (CommandStartException failure)
        {
            throw new PluginException($"{shown} could not be started: {failure.Message}") { IsFailedProgram = true };
        }

        await using (command)
        {
            CommandExit exit;
            try
            {
                exit = await command.Exited.WaitAsync(Timeout, host.Clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                throw new PluginException(string.Create(CultureInfo.InvariantCulture, $"{shown} did not end within {Timeout.TotalMinutes} minutes")) { IsFailedProgram = true };
            }

            return exit.ExitCode == 0 ? output.Stdout : throw new PluginException(string.Create(
                CultureInfo.InvariantCulture,
                $"{shown} failed with status exit status: {exit.ExitCode}\nstdout:\n{output.Stdout.Trim()}\nstderr:\n{output.Stderr.Trim()}"))
            {
                IsFailedProgram = true,
            };
        }
    }

    private CommandSpec Spec(string[] argv, string folder) => new()
    {
        Argv = argv,
        WorkingDirectory = folder,
        Environment = new Dictionary<string, string>(host.Environment) { ["GIT_TERMINAL_PROMPT"] = "0" },
        Profile = new PermissionProfile.Disabled(),
        WorkspaceRoots = [],
        KillLeftovers = true,
    };

    /// <summary>Written by the I/O thread, read after the end.</summary>
    private sealed class Output : ICommandOutput
    {
        private readonly ArrayBufferWriter<byte> _stdout = new();
        private readonly ArrayBufferWriter<byte> _stderr = new();

        public string Stdout => Encoding.UTF8.GetString(_stdout.WrittenSpan);

        public string Stderr => Encoding.UTF8.GetString(_stderr.WrittenSpan);

        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
        {
            var target = stream == CommandStream.Stdout ? _stdout : _stderr;
            target.Write(bytes[..Math.Min(bytes.Length, MaxOutputBytes - target.WrittenCount)]);
        }
    }
}
