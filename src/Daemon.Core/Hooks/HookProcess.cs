using System.Buffers;
using System.Globalization;
using System.Text;
using Daemon.Config.Hooks;
using Daemon.Core.Sessions;
using Daemon.Execution;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Hooks;

/// <summary>How a hook's process ended.</summary>
/// <param name="Problem">Why nothing it printed counts; null when it exited by itself with 0 or 2.</param>
internal readonly record struct HookExit(int ExitCode, string Stdout, string Stderr, string? Problem);

/// <summary>
/// Runs a hook's command in the user's shell, outside of the sandbox: the user wrote and accepted it. Its input is one JSON object.
/// It has its time and room for its output, and is killed with all of its descendants when it exceeds one of them.
/// </summary>
internal static class HookProcess
{
    /// <summary>Output beyond which a hook is not answering but flooding.</summary>
    private const int MaxOutputBytes = 4 * 1024 * 1024;

    /// <exception cref="OperationCanceledException">The turn was interrupted; the hook was killed.</exception>
    public static async Task<HookExit> RunAsync(
        HookDefinition hook, ReadOnlyMemory<byte> input, string cwd, SessionPorts ports, CancellationToken cancelled)
    {
        var output = new Output();
        IRunningCommand command;
        try
        {
            command = await ports.Commands.StartAsync(Spec(hook, cwd, ports), output, cancelled);
        }
        catch (CommandStartException failure)
        {
            return new HookExit(-1, "", "", failure.Message);
        }

        await using (command)
        {
            var feeding = FeedAsync(command, input, cancelled);
            var problem = await EndAsync(hook, command, output, ports.Clock, cancelled);
            await feeding;
            if (problem is not null)
            {
                return new HookExit(-1, "", "", problem);
            }

            var exit = await command.Exited;
            var failed = exit switch
            {
                { Signal: > 0 } => "hook exited without a status code",
                { ExitCode: 0 or 2 } => null,
                _ => string.Create(CultureInfo.InvariantCulture, $"hook exited with code {exit.ExitCode}"),
            };
            return new HookExit(exit.ExitCode, output.Stdout, output.Stderr, failed);
        }
    }

    private static CommandSpec Spec(HookDefinition hook, string cwd, SessionPorts ports) => new()
    {
        Argv = [ports.Shell, "-c", hook.Command],
        WorkingDirectory = cwd,
        Environment = hook.Variables.Count == 0 ? ports.Environment : new Dictionary<string, string>([.. ports.Environment, .. hook.Variables]),
        Profile = new PermissionProfile.Disabled(),
        WorkspaceRoots = [],
        KeepInputOpen = true,
    };

    /// <summary>A hook need not read its input: one that closes it, or ends first, is none the worse.</summary>
    private static async Task FeedAsync(IRunningCommand command, ReadOnlyMemory<byte> input, CancellationToken cancelled)
    {
        try
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
            var writing = command.WriteAsync(input, ended.Token).AsTask();
            await Task.WhenAny(writing, command.Exited);
            await ended.CancelAsync();
            await writing;
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // See above; a cancelled turn kills the hook where its end is awaited.
        }

        command.CloseInput();
    }

    /// <summary>Waits for the end; says why it was forced.</summary>
    private static async Task<string?> EndAsync(
        HookDefinition hook, IRunningCommand command, Output output, TimeProvider clock, CancellationToken cancelled)
    {
        string problem;
        try
        {
            await Task.WhenAny(command.Exited, output.Flooded).WaitAsync(hook.Timeout, clock, cancelled);
            if (!output.Flooded.IsCompleted)
            {
                return null;
            }

            problem = "hook printed more than 4 MiB";
        }
        catch (TimeoutException)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"hook timed out after {(long)hook.Timeout.TotalSeconds}s");
        }
        catch (OperationCanceledException)
        {
            command.Kill();
            await command.Exited;
            throw;
        }

        command.Kill();
        await command.Exited;
        return problem;
    }

    /// <summary>Written by the I/O thread, read after the end.</summary>
    private sealed class Output : ICommandOutput
    {
        private readonly ArrayBufferWriter<byte> _stdout = new();
        private readonly ArrayBufferWriter<byte> _stderr = new();
        private readonly TaskCompletionSource _flooded = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Flooded => _flooded.Task;

        public string Stdout => Text(_stdout);

        public string Stderr => Text(_stderr);

        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
        {
            var target = stream == CommandStream.Stdout ? _stdout : _stderr;
            if (target.WrittenCount + bytes.Length > MaxOutputBytes)
            {
                _flooded.TrySetResult();
                return;
            }

            target.Write(bytes);
        }

        private static string Text(ArrayBufferWriter<byte> bytes) => Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
