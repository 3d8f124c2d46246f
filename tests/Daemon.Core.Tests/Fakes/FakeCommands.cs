using System.Text;
using System.Threading.Channels;
using Daemon.Execution;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tests.Fakes;

/// <summary>Starts commands that do what the test says. By default each one exits with 0 at once, silently.</summary>
internal sealed class FakeCommands : ICommandLauncher
{
    private readonly Channel<FakeCommand> _started = Channel.CreateUnbounded<FakeCommand>();
    private int _nextPid = 100;

    /// <summary>What a command does as soon as it runs; throws to refuse the start.</summary>
    public Action<FakeCommand> OnStart { get; set; } = command => command.Exit(0);

    /// <summary>Waits for the next command that nobody waited for yet.</summary>
    public Task<FakeCommand> NextAsync() => _started.Reader.ReadAsync().AsTask().WaitAsync(SessionHarness.Patience);

    /// <summary>Commands that started and were not taken by <see cref="NextAsync"/>.</summary>
    public int Untaken => _started.Reader.Count;

    public ValueTask<IRunningCommand> StartAsync(CommandSpec spec, ICommandOutput output, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var command = new FakeCommand(spec, output, Interlocked.Increment(ref _nextPid));
        OnStart(command);
        _started.Writer.TryWrite(command);
        return ValueTask.FromResult<IRunningCommand>(command);
    }
}

/// <summary>A command in the hands of a test.</summary>
internal sealed class FakeCommand(CommandSpec spec, ICommandOutput output, int pid) : IRunningCommand
{
    private readonly TaskCompletionSource<CommandExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _input = new();

    public CommandSpec Spec { get; } = spec;

    /// <summary>The shell's script.</summary>
    public string Script => Spec.Argv[^1];

    public int OsProcessId { get; } = pid;

    public Task<CommandExit> Exited => _exit.Task;

    public IReadOnlyList<DeniedOperation>? Denials { get; set; }

    public bool Killed { get; private set; }

    /// <summary>What was written to it.</summary>
    public string Input => _input.ToString();

    public void Print(string text) => Print(Encoding.UTF8.GetBytes(text));

    public void Print(ReadOnlySpan<byte> bytes) => output.OnOutput(CommandStream.Stdout, bytes);

    public void Exit(int code) => _exit.TrySetResult(new CommandExit(code, 0, Sandboxed: true));

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _input.Append(Encoding.UTF8.GetString(bytes.Span));
        return ValueTask.CompletedTask;
    }

    public void CloseInput()
    {
    }

    public void Resize(TerminalSize size)
    {
    }

    public void Kill()
    {
        Killed = true;
        _exit.TrySetResult(new CommandExit(137, 9, Sandboxed: true));
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        return ValueTask.CompletedTask;
    }
}
