using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sessions;

/// <summary>
/// A running command on systems whose pipes cannot be waited for together: a thread for each stream and one for the exit. Output is
/// delivered under <see cref="_gate"/>, so by one thread at a time. After the exit the output is waited for a limited time: descendants
/// outside of the command's lifetime may hold its streams.
/// </summary>
internal sealed class ThreadedCommand : IRunningCommand
{
    /// <summary>How long output is waited for after the exit.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    private const int BufferBytes = 32 * 1024;

    private readonly ISessionProcess _process;
    private readonly SessionStreams _streams;
    private readonly ICommandOutput _output;
    private readonly SessionOptions _options;
    private readonly InputPump? _input;
    private readonly CountdownEvent _readers = new(1);
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<CommandExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _deaf;

    /// <summary>Takes charge of the process and the streams, and begins to deliver.</summary>
    public ThreadedCommand(ISessionProcess process, SessionStreams streams, ICommandOutput output, SessionOptions options)
    {
        _process = process;
        _streams = streams;
        _output = output;
        _options = options;
        OsProcessId = process.Id;
        _input = streams.Input is null ? null : new InputPump(streams.Input, $"command {process.Id} input");
        Read(streams.Stdout, CommandStream.Stdout);
        Read(streams.Stderr, CommandStream.Stderr);
        _readers.Signal();
        new Thread(FollowExit, SessionThreads.StackBytes) { IsBackground = true, Name = $"command {process.Id} exit" }.Start();
    }

    public int OsProcessId { get; }

    public Task<CommandExit> Exited => _exited.Task;

    public IReadOnlyList<DeniedOperation>? Denials => _options.Denials?.Invoke();

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _input is null
            ? ValueTask.FromException(new IOException("The command's standard input is closed."))
            : _input.WriteAsync(bytes, cancellationToken);

    public void CloseInput()
    {
        if (!_streams.IsTerminal)
        {
            _input?.Complete();
        }
    }

    public void Resize(TerminalSize size)
    {
        if (!_streams.IsTerminal)
        {
            throw new InvalidOperationException("The command has no terminal.");
        }

        _process.Resize(size);
    }

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
    }

    private void Read(Stream? stream, CommandStream name)
    {
        if (stream is not null)
        {
            _readers.AddCount();
            new Thread(() => ReadToEnd(stream, name), SessionThreads.StackBytes) { IsBackground = true, Name = $"command {OsProcessId} {name}" }.Start();
        }
    }

    private void ReadToEnd(Stream stream, CommandStream name)
    {
        byte[] buffer = new byte[BufferBytes];
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                Deliver(name, buffer.AsSpan(0, count));
            }
        }
        catch (Exception end) when (end is IOException or InvalidOperationException or OperationCanceledException)
        {
            // A terminal and a broken pipe tell their end by an error.
        }
        finally
        {
            _readers.Signal();
        }
    }

    private void Deliver(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_deaf)
            {
                return;
            }

            try
            {
                _output.OnOutput(stream, bytes);
            }
            catch (Exception fault) when (_options.ReceiverFault is not null)
            {
                _options.ReceiverFault(fault);
                Kill();
            }
        }
    }

    private void FollowExit()
    {
        CommandExit exit = _process.WaitForExit();
        if (!_streams.IsTerminal)
        {
            _input?.Complete();
        }

        _process.EndOutput();
        _readers.Wait(_options.DrainTime);
        lock (_gate)
        {
            // Whoever still reads has nobody to tell: the command is over.
            _deaf = true;
        }

        _input?.Complete();
        _streams.Stdout?.Dispose();
        _streams.Stderr?.Dispose();
        _process.Dispose();
        _options.Ended?.Dispose();
        _exited.SetResult(exit);
    }
}
