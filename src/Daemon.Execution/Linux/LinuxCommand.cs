using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Linux;

/// <summary>
/// A running command. Output and exit are handled on the <see cref="EpollLoop"/>'s thread; writes come from callers, one at a time.
/// <see cref="_gate"/> guards the descriptors: who closes one holds it, who uses one from another thread than the loop's holds it too.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxCommand : IRunningCommand, IEpollHandler
{
    private const int StdoutToken = 0;
    private const int StderrToken = 1;
    private const int ExitToken = 2;
    private const int InputToken = 3;

    /// <summary>How much one stream may deliver before others get their turn, in buffers.</summary>
    private const int ReadsPerTurn = 16;

    /// <summary>How long output of descendants that outlive the command is waited for.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);

    private readonly EpollLoop _loop;
    private readonly ICommandOutput _output;
    private readonly LaunchedProcess _process;
    private readonly Action<Exception>? _receiverFault;
    private readonly DenialLog? _denials;
    private readonly TaskCompletionSource<CommandExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _writeTurn = new(1);
    private readonly Lock _gate = new();
    private readonly ulong _id;

    private FileDescriptor? _stdout;
    private FileDescriptor? _stderr;
    private FileDescriptor? _input;
    private TaskCompletionSource? _writable;
    private bool _closeInputAfterWrite;
    private CommandExit? _exit;
    private bool _completed;
    private bool _watchingInput;

    public LinuxCommand(
        EpollLoop loop, LaunchedProcess process, CommandStreams streams, ICommandOutput output, Action<Exception>? receiverFault, DenialLog? denials)
    {
        _denials = denials;
        _loop = loop;
        _process = process;
        _output = output;
        _receiverFault = receiverFault;
        _stdout = streams.Stdout;
        _stderr = streams.Stderr;
        _input = streams.Input;
        HasTerminal = streams.IsTerminal;
        _id = loop.Attach(this);
    }

    public int OsProcessId => _process.Pid;

    public Task<CommandExit> Exited => _exited.Task;

    public IReadOnlyList<DeniedOperation>? Denials => _denials?.Snapshot();

    private bool HasTerminal { get; }

    /// <summary>Starts delivery. Called once, after which the loop's thread owns reading.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (_stdout is not null)
            {
                _loop.Add(_id, StdoutToken, _stdout.Number, Libc.EPOLLIN);
            }

            if (_stderr is not null)
            {
                _loop.Add(_id, StderrToken, _stderr.Number, Libc.EPOLLIN);
            }

            _loop.Add(_id, ExitToken, _process.ExitSignal.Number, Libc.EPOLLIN);
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _writeTurn.WaitAsync(cancellationToken);
        try
        {
            RefuseClosedInput();
            while (!bytes.IsEmpty)
            {
                (int written, Task? writable) = TryWrite(bytes.Span);
                bytes = bytes[written..];
                if (writable is not null)
                {
                    await writable.WaitAsync(cancellationToken);
                }
            }
        }
        finally
        {
            _writeTurn.Release();
            FinishCloseInput();
        }
    }

    public void CloseInput()
    {
        if (HasTerminal)
        {
            return;
        }

        lock (_gate)
        {
            _closeInputAfterWrite = true;
        }

        FinishCloseInput();
    }

    public void Resize(TerminalSize size)
    {
        if (!HasTerminal)
        {
            throw new InvalidOperationException("The command has no terminal.");
        }

        lock (_gate)
        {
            if (_stdout is not null)
            {
                PseudoTerminal.Resize(_stdout, size);
            }
        }
    }

    public void Signal(int number) => _process.Signal(number);

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
    }

    public void OnReady(int token, uint events)
    {
        switch (token)
        {
            case StdoutToken:
                if ((events & (Libc.EPOLLIN | Libc.EPOLLHUP | Libc.EPOLLERR)) != 0)
                {
                    ReadSome(ref _stdout, CommandStream.Stdout);
                }

                if ((events & Libc.EPOLLOUT) != 0)
                {
                    SignalWritable();
                }

                break;
            case StderrToken:
                ReadSome(ref _stderr, CommandStream.Stderr);
                break;
            case ExitToken:
                OnExit();
                break;
            case InputToken:
                SignalWritable();
                break;
        }

        CompleteWhenDrained();
    }

    public void OnDeadline()
    {
        // A descendant outside the command's lifetime holds the streams: report with what there is.
        CloseOutput(ref _stdout);
        CloseOutput(ref _stderr);
        CompleteWhenDrained();
    }

    private void ReadSome(ref FileDescriptor? stream, CommandStream name)
    {
        for (int turn = 0; turn < ReadsPerTurn && stream is not null; turn++)
        {
            int count = stream.Read(_loop.Buffer, out int errno);
            if (count > 0)
            {
                Deliver(name, _loop.Buffer.AsSpan(0, count));
            }
            else if (count < 0 && errno == Errno.EAGAIN)
            {
                return;
            }
            else
            {
                // The end; a terminal tells it by EIO.
                CloseOutput(ref stream);
            }
        }
    }

    private void Deliver(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        try
        {
            _output.OnOutput(stream, bytes);
        }
        catch (Exception fault) when (_receiverFault is not null)
        {
            _receiverFault(fault);
            Kill();
        }
    }

    private void OnExit()
    {
        _loop.Remove(_process.ExitSignal.Number);
        _exit = _process.Reap();
        _loop.SetDeadline(this, DrainTime);
    }

    private void CompleteWhenDrained()
    {
        if (_exit is not { } exit || _stdout is not null || _stderr is not null || _completed)
        {
            return;
        }

        _completed = true;
        _loop.ClearDeadline(this);
        CloseInputPipe();
        SignalWritable();
        _loop.Detach(_id);
        if (_process.DisposalBlocks)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static done => done.Command.Finish(done.Exit), (Command: this, Exit: exit), preferLocal: false);
        }
        else
        {
            Finish(exit);
        }
    }

    private void Finish(CommandExit exit)
    {
        try
        {
            _process.Dispose();
        }
        catch (IOException fault) when (_receiverFault is not null)
        {
            // The command is over; a place that could not be tidied up is removed by the next run.
            _receiverFault(fault);
        }

        _exited.SetResult(exit);
    }

    private void CloseOutput(ref FileDescriptor? stream)
    {
        lock (_gate)
        {
            if (stream is { } open)
            {
                stream = null;
                if (HasTerminal)
                {
                    _input = null;
                }

                _loop.Remove(open.Number);
                open.Dispose();
            }
        }

        SignalWritable();
    }

    private void CloseInputPipe()
    {
        lock (_gate)
        {
            if (_input is { } open)
            {
                WatchWritable(false);
                _input = null;
                open.Dispose();
            }
        }

        SignalWritable();
    }

    /// <summary>Writes what fits. Returns the count and, when nothing fits, a task that completes when writing may be tried again.</summary>
    private (int Written, Task? Writable) TryWrite(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_input is null)
            {
                throw ClosedInput();
            }

            int written = _input.Write(bytes, out int errno);
            if (written >= 0)
            {
                return (written, null);
            }

            if (errno != Errno.EAGAIN)
            {
                throw Errno.Failure("write to the command's standard input", errno);
            }

            _writable ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            WatchWritable(true);
            return (0, _writable.Task);
        }
    }

    /// <summary>A write that is under way may finish after <see cref="CloseInput"/>; a later one may not begin.</summary>
    private void RefuseClosedInput()
    {
        lock (_gate)
        {
            if (_closeInputAfterWrite)
            {
                throw ClosedInput();
            }
        }
    }

    private static IOException ClosedInput() => new("The command's standard input is closed.");

    private void SignalWritable()
    {
        lock (_gate)
        {
            if (_input is not null)
            {
                WatchWritable(false);
            }

            _writable?.TrySetResult();
            _writable = null;
        }
    }

    /// <summary>
    /// Watches the input for room. A pipe is only registered meanwhile: epoll reports a vanished reader whether asked to or not, and would
    /// never rest.
    /// </summary>
    private void WatchWritable(bool on)
    {
        if (on == _watchingInput)
        {
            return;
        }

        _watchingInput = on;
        if (HasTerminal)
        {
            _loop.Modify(_id, StdoutToken, _input!.Number, on ? Libc.EPOLLIN | Libc.EPOLLOUT : Libc.EPOLLIN);
        }
        else if (on)
        {
            _loop.Add(_id, InputToken, _input!.Number, Libc.EPOLLOUT);
        }
        else
        {
            _loop.Remove(_input!.Number);
        }
    }

    /// <summary>Closes standard input when that was asked for and no write is under way.</summary>
    private void FinishCloseInput()
    {
        bool close;
        lock (_gate)
        {
            close = _closeInputAfterWrite && _input is not null;
        }

        if (close && _writeTurn.Wait(0))
        {
            CloseInputPipe();
            _writeTurn.Release();
        }
    }
}
