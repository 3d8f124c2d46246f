using Daemon.Protocol.Permissions;

namespace Daemon.Execution;

/// <summary>Starts commands under their permission profile. Thread-safe.</summary>
public interface ICommandLauncher
{
    /// <summary>
    /// Plans the sandbox and starts the command. Output goes to <paramref name="output"/> from an I/O thread until the command has
    /// exited and its streams are drained.
    /// </summary>
    /// <exception cref="CommandStartException">It could not be started, or its profile cannot be enforced on this machine.</exception>
    ValueTask<IRunningCommand> StartAsync(CommandSpec spec, ICommandOutput output, CancellationToken cancellationToken);
}

/// <summary>A started command. Thread-safe. Disposing kills what still runs.</summary>
public interface IRunningCommand : IAsyncDisposable
{
    /// <summary>The operating system's id of the started process (of its sandbox wrapper, when there is one).</summary>
    int OsProcessId { get; }

    /// <summary>Completes after the command has exited and its output was delivered; never faults.</summary>
    Task<CommandExit> Exited { get; }

    /// <summary>
    /// What the sandbox refused, in order of first refusal; complete once <see cref="Exited"/> has completed. Null when it is not recorded:
    /// nobody asked (<see cref="CommandSpec.RecordDenials"/>), nothing is confined, or this machine cannot.
    /// </summary>
    IReadOnlyList<DeniedOperation>? Denials => null;

    /// <summary>Writes to standard input or the terminal.</summary>
    /// <exception cref="IOException">Standard input is closed, or the command is gone.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Ends standard input; nothing for a terminal.</summary>
    void CloseInput();

    /// <summary>Changes the terminal's size.</summary>
    /// <exception cref="InvalidOperationException">The command has no terminal.</exception>
    void Resize(TerminalSize size);

    /// <summary>
    /// Sends a signal of the system to the command, not to a wrapper around it: to its process group, as a terminal would. Nothing happens
    /// when it is over. What knows no signals kills.
    /// </summary>
    /// <param name="number">As the system numbers it.</param>
    void Signal(int number) => Kill();

    /// <summary>Kills the command and all of its descendants. Idempotent.</summary>
    void Kill();
}

/// <summary>Receives output. Calls come from one thread at a time and must not block.</summary>
public interface ICommandOutput
{
    void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes);
}

public enum CommandStream
{
    Stdout,
    Stderr,
}

/// <summary>Rows and columns, both at least 1.</summary>
public readonly record struct TerminalSize(ushort Rows, ushort Columns)
{
    public static TerminalSize Default => new(24, 80);
}

/// <param name="ExitCode">The exit status, or 128 + signal.</param>
/// <param name="Signal">The signal that ended it; 0 for an ordinary exit.</param>
/// <param name="Sandboxed">Whether a sandbox confined it, for recognising denials.</param>
public readonly record struct CommandExit(int ExitCode, int Signal, bool Sandboxed);
