using Daemon.Execution;
using Daemon.Protocol.Permissions;

namespace Daemon.AppServer.Processors.Commands;

/// <summary>How a client wants its process.</summary>
/// <param name="OutputCap">Bytes for each stream; null for no cap.</param>
/// <param name="Timeout">Null for no limit.</param>
internal sealed record ClientProcessOptions(bool Terminal, bool StreamsInput, bool StreamsOutput, ulong? OutputCap, TimeSpan? Timeout);

/// <summary>How a process ended. The texts are empty when the output was streamed.</summary>
internal sealed record ClientProcessEnd(
    int ExitCode, string Stdout, string Stderr, bool StdoutCapReached, bool StderrCapReached, IReadOnlyList<DeniedOperation>? Denials);

/// <summary>Why input was not taken.</summary>
internal enum InputProblem
{
    None,
    NotStreamed,
    AlreadyClosed,
    Gone,
}

/// <summary>A process that a client runs for itself: its input, its output, its time limit and its end.</summary>
/// <remarks>
/// Thread-safe. It is known by its name before it is started, so that its name cannot be taken twice; who deals with it in between waits
/// for the start, except that <see cref="Kill"/> is remembered.
/// </remarks>
internal sealed class ClientProcess(ClientProcessOptions options, TimeProvider clock)
{
    /// <summary>What a shell reports for a command that ran out of time (timeout(1)).</summary>
    private const int TimedOutExitCode = 124;

    /// <summary>A killed terminal session ends without a signal's number.</summary>
    private const int KilledTerminalExitCode = 1;

    /// <summary>A line end and end-of-transmission: what is typed so far is handed over, then the reader sees the end.</summary>
    private static readonly ReadOnlyMemory<byte> TerminalEnd = "\n\u0004"u8.ToArray();

    private readonly TaskCompletionSource<IRunningCommand?> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProcessOutput _output = new(options.OutputCap, options.StreamsOutput);
    private int _inputClosed;
    private volatile bool _killed;
    private volatile bool _timedOut;

    public ClientProcessOptions Options { get; } = options;

    /// <summary>Completes when the process has ended, its output is told, and its resources are freed; also when it never started.</summary>
    public Task Over => _over.Task;

    /// <summary>Starts it. Afterwards <see cref="FollowAsync"/> is to be called once.</summary>
    /// <exception cref="CommandStartException">It could not be started.</exception>
    public async Task StartAsync(ICommandLauncher launcher, CommandSpec spec, CancellationToken cancellationToken)
    {
        IRunningCommand command;
        try
        {
            command = await launcher.StartAsync(spec, _output, cancellationToken);
        }
        catch
        {
            _started.SetResult(null);
            _over.SetResult();
            throw;
        }

        _started.SetResult(command);
        if (_killed)
        {
            command.Kill();
        }
    }

    /// <summary>Tells the output as it comes and returns the end of the process.</summary>
    public async Task<ClientProcessEnd> FollowAsync(Func<OutputChunk, ValueTask> tell)
    {
        var command = (await _started.Task)!;
        try
        {
            using var timer = clock.CreateTimer(
                static state => ((ClientProcess)state!).Expire(), this, Options.Timeout ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (Options.Timeout == TimeSpan.Zero)
            {
                Expire();
            }

            return await TellToTheEndAsync(command, tell);
        }
        finally
        {
            await command.DisposeAsync();
            _over.SetResult();
        }
    }

    /// <summary>Writes to the process and, with <paramref name="close"/>, ends its input afterwards.</summary>
    public async Task<InputProblem> WriteAsync(ReadOnlyMemory<byte> bytes, bool close, CancellationToken cancellationToken)
    {
        if (!Options.StreamsInput)
        {
            return InputProblem.NotStreamed;
        }

        if (await _started.Task.WaitAsync(cancellationToken) is not { } command)
        {
            return InputProblem.Gone;
        }

        if (close ? Interlocked.Exchange(ref _inputClosed, 1) != 0 : Volatile.Read(ref _inputClosed) != 0)
        {
            return InputProblem.AlreadyClosed;
        }

        try
        {
            await command.WriteAsync(bytes, cancellationToken);
            if (close && Options.Terminal)
            {
                await command.WriteAsync(TerminalEnd, cancellationToken);
            }
        }
        catch (IOException)
        {
            return InputProblem.Gone;
        }

        if (close)
        {
            command.CloseInput();
        }

        return InputProblem.None;
    }

    /// <summary>False when the process has no terminal.</summary>
    public async Task<bool> TryResizeAsync(TerminalSize size, CancellationToken cancellationToken)
    {
        if (!Options.Terminal)
        {
            return false;
        }

        if (await _started.Task.WaitAsync(cancellationToken) is { } command)
        {
            command.Resize(size);
        }

        return true;
    }

    /// <summary>Kills the process and all of its descendants, now or as soon as it is started.</summary>
    public void Kill()
    {
        _killed = true;
        if (_started.Task is { IsCompletedSuccessfully: true, Result: { } command })
        {
            command.Kill();
        }
    }

    private void Expire()
    {
        _timedOut = true;
        Kill();
    }

    private async Task<ClientProcessEnd> TellToTheEndAsync(IRunningCommand command, Func<OutputChunk, ValueTask> tell)
    {
        bool over;
        do
        {
            over = command.Exited.IsCompleted;
            while (_output.TryTake(out var chunk))
            {
                await tell(chunk);
            }

            if (!over)
            {
                await Task.WhenAny(command.Exited, _output.Activity);
            }
        }
        while (!over);

        var exit = await command.Exited;
        var code = _timedOut ? TimedOutExitCode : _killed && Options.Terminal ? KilledTerminalExitCode : exit.ExitCode;
        return new ClientProcessEnd(
            code,
            _output.Text(CommandStream.Stdout),
            _output.Text(CommandStream.Stderr),
            _output.CapReached(CommandStream.Stdout),
            _output.CapReached(CommandStream.Stderr),
            code == 0 ? null : command.Denials);
    }
}
