using System.Text;

namespace Daemon.Execution.Sandbox;

/// <summary>
/// A confined command whose program is missing or cannot be executed: as with a shell, that is an end of the command, with a sentence on
/// its standard error and the exit status 127 or 126, and no failure of the sandbox.
/// </summary>
internal sealed class UnstartedCommand : IRunningCommand
{
    private const int NotFound = 127;
    private const int NotExecutable = 126;

    private UnstartedCommand(int status) => Exited = Task.FromResult(new CommandExit(status, 0, Sandboxed: true));

    /// <summary>Whether a failure is the program's own.</summary>
    public static bool Explains(CommandStartException failure) =>
        failure.Failure is CommandStartFailure.NotFound or CommandStartFailure.NotExecutable;

    /// <summary>Tells what is wrong to the receiver of the output.</summary>
    public static UnstartedCommand Report(CommandSpec spec, CommandStartException failure, ICommandOutput output)
    {
        output.OnOutput(spec.Terminal is null ? CommandStream.Stderr : CommandStream.Stdout, Encoding.UTF8.GetBytes($"{spec.Argv[0]}: {failure.Message}\n"));
        return new UnstartedCommand(failure.Failure == CommandStartFailure.NotFound ? NotFound : NotExecutable);
    }

    public int OsProcessId => 0;

    public Task<CommandExit> Exited { get; }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        throw new IOException("The command's standard input is closed.");

    public void CloseInput()
    {
    }

    public void Resize(TerminalSize size)
    {
    }

    public void Kill()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
