using System.Text;
using Daemon.Execution;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tools.Exec;

/// <summary>
/// A command that the model started: it may outlive the call, and the turn, that started it. Collects its output twice: all of it
/// (capped) for the item, and what came since the last look for the model.
/// </summary>
/// <remarks>Thread-safe: output arrives from the I/O thread while tools read.</remarks>
internal sealed class ExecSession : ICommandOutput
{
    /// <summary>Bytes of output that are kept, head and tail.</summary>
    public const int OutputCap = 1024 * 1024;

    /// <summary>Characters of output that are streamed; clients get the end of a longer output with the item alone.</summary>
    private const long StreamCap = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly HeadTailBuffer _aggregate = new(OutputCap);
    private readonly TurnItem.CommandExecution _item;
    private HeadTailBuffer _unread = new(OutputCap);
    private readonly HeadTailBuffer? _stdout;
    private readonly HeadTailBuffer? _stderr;
    private StringBuilder? _delta;
    private long _streamed;
    private TaskCompletionSource _activity = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="separate">Whether the two streams are kept apart as well.</param>
    public ExecSession(
        int id, string turnId, TurnItem.CommandExecution item, bool terminal, bool separate, long startedAtMs, long startTimestamp)
    {
        _stdout = separate ? new HeadTailBuffer(OutputCap) : null;
        _stderr = separate ? new HeadTailBuffer(OutputCap) : null;
        Id = id;
        TurnId = turnId;
        _item = item;
        Terminal = terminal;
        StartedAtMs = startedAtMs;
        StartTimestamp = startTimestamp;
    }

    /// <summary>The number by which the model addresses it; also the item's process id.</summary>
    public int Id { get; }

    public string TurnId { get; }

    /// <summary>The item as it was when the command started; once it has failed, with what its sandbox refused.</summary>
    public TurnItem.CommandExecution Item => Denials is { } denials ? _item with { Denials = denials } : _item;

    /// <summary>What the sandbox refused to a command that has failed; null when nothing is known.</summary>
    public IReadOnlyList<DeniedOperation>? Denials => ExitCode != 0 && Command.Denials is { Count: > 0 } denials ? denials : null;

    /// <summary>Whether it has a terminal, and so an input.</summary>
    public bool Terminal { get; }

    public long StartedAtMs { get; }

    public long StartTimestamp { get; }

    /// <summary>Set right after the start; the session is not visible to others before.</summary>
    public IRunningCommand Command { get; set; } = null!;

    /// <summary>Set before <see cref="Finished"/> completes; -1 when it was killed.</summary>
    public int ExitCode { get; set; }

    /// <summary>Completes when the command has ended and its item was told.</summary>
    public Task Finished { get; set; } = Task.CompletedTask;

    /// <summary>When the model last dealt with it, for eviction.</summary>
    public long LastUsed { get; set; }

    /// <summary>Why it was killed; null when it was not.</summary>
    public string? KillReason { get; private set; }

    public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        TaskCompletionSource activity;
        lock (_gate)
        {
            _aggregate.Append(bytes);
            _unread.Append(bytes);
            (stream == CommandStream.Stderr ? _stderr : _stdout)?.Append(bytes);
            AppendDelta(bytes);
            activity = _activity;
        }

        activity.TrySetResult();
    }

    /// <summary>Completes at the next output after this call's last <see cref="TakeDelta"/>.</summary>
    public Task Activity
    {
        get
        {
            lock (_gate)
            {
                return _activity.Task;
            }
        }
    }

    /// <summary>Text that came since the last call; null when none did. A character cut by a read is held back until it is whole.</summary>
    public string? TakeDelta()
    {
        lock (_gate)
        {
            if (_activity.Task.IsCompleted)
            {
                _activity = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (_delta is not { Length: > 0 })
            {
                return null;
            }

            var text = _delta.ToString();
            _delta.Clear();
            return text;
        }
    }

    /// <summary>Output that the model has not seen yet.</summary>
    public HeadTailBuffer TakeUnread()
    {
        lock (_gate)
        {
            var unread = _unread;
            _unread = new HeadTailBuffer(OutputCap);
            return unread;
        }
    }

    /// <summary>All of the output, capped, and why the network ended it; null when there is neither.</summary>
    public string? AggregatedOutput()
    {
        lock (_gate)
        {
            var output = _aggregate.TotalBytes == 0 ? null : Utf8Text.Decode(_aggregate.ToArray());
            return NetworkRefusal is null ? output : output is null ? NetworkRefusal : $"{output}\n{NetworkRefusal}";
        }
    }

    /// <summary>What came on standard output and on standard error, each capped; null when they are not kept apart.</summary>
    public (string? Stdout, string? Stderr) Streams()
    {
        lock (_gate)
        {
            return (_stdout is null ? null : Utf8Text.Decode(_stdout.ToArray()), _stderr is null ? null : Utf8Text.Decode(_stderr.ToArray()));
        }
    }

    /// <summary>Why the network ended it, of several reasons the first; null when it did not.</summary>
    public string? NetworkRefusal { get; private set; }

    /// <summary>Kills the whole tree.</summary>
    public void Kill(string reason)
    {
        KillReason ??= reason;
        Command.Kill();
    }

    /// <summary>Ends the command for what it tried to reach. May come before <see cref="Command"/> is set, which then is to be killed.</summary>
    public void RefuseNetwork(string reason)
    {
        IRunningCommand? command;
        lock (_gate)
        {
            if (NetworkRefusal is not null)
            {
                return;
            }

            NetworkRefusal = reason;
            command = Command;
        }

        if (command is not null)
        {
            Kill("network refused");
        }
    }

    private void AppendDelta(ReadOnlySpan<byte> bytes)
    {
        // A client that reads slowly gets the beginning and, with the item, the rest: never unbounded text in between.
        _delta ??= new StringBuilder();
        if (_delta.Length >= OutputCap || _streamed >= StreamCap)
        {
            return;
        }

        Span<char> chars = stackalloc char[1024];
        while (!bytes.IsEmpty)
        {
            _decoder.Convert(bytes, chars, flush: false, out var used, out var made, out _);
            _delta.Append(chars[..made]);
            _streamed += made;
            bytes = bytes[used..];
        }
    }
}
