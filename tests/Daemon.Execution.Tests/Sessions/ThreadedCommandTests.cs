using System.Collections.Concurrent;
using System.Text;
using Daemon.Execution.Sessions;

namespace Daemon.Execution.Tests.Sessions;

/// <summary>Sessions of threads over pipes, with a process that is only an exit.</summary>
public sealed class ThreadedCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeProcess _process = new();
    private readonly Recorder _output = new();

    [Fact]
    public async Task Output_is_delivered_to_its_end_and_the_exit_comes_after_it()
    {
        using var theirs = new Pipe();
        await using var command = new ThreadedCommand(_process, new SessionStreams(theirs, null, null), _output, new SessionOptions());
        theirs.Write("first "u8);
        _process.End(new CommandExit(7, 0, true));
        theirs.Write("last"u8);
        theirs.End();
        Assert.Equal(new CommandExit(7, 0, true), await command.Exited.WaitAsync(Patience));
        Assert.Equal("first last", _output.Stdout);
    }

    [Fact]
    public async Task Output_that_somebody_else_holds_open_is_waited_for_a_limited_time()
    {
        using var theirs = new Pipe();
        await using var command = new ThreadedCommand(
            _process, new SessionStreams(theirs, null, null), _output, new SessionOptions { DrainTime = TimeSpan.FromMilliseconds(50) });
        _process.End(new CommandExit(0, 0, false));
        await command.Exited.WaitAsync(Patience);
        theirs.Write("too late"u8);
        theirs.End();
        Assert.Equal("", _output.Stdout);
    }

    [Fact]
    public void Output_is_waited_for_five_seconds() => Assert.Equal(TimeSpan.FromSeconds(5), new SessionOptions().DrainTime);

    [Fact]
    public async Task Input_arrives_in_order_and_its_end_is_told()
    {
        var pipe = new Pipe();
        await using var command = new ThreadedCommand(_process, new SessionStreams(null, null, pipe), _output, new SessionOptions());
        await command.WriteAsync("first\n"u8.ToArray(), CancellationToken.None);
        await command.WriteAsync("second\n"u8.ToArray(), CancellationToken.None);
        command.CloseInput();
        Assert.Equal("first\nsecond\n", await pipe.ReadToEndAsync().WaitAsync(Patience));
        await Assert.ThrowsAsync<IOException>(async () => await command.WriteAsync("x"u8.ToArray(), CancellationToken.None));
        _process.End(default);
    }

    [Fact]
    public async Task Input_that_nobody_reads_any_more_is_an_error_for_its_writer_and_all_later_ones()
    {
        await using var command = new ThreadedCommand(_process, new SessionStreams(null, null, new BrokenStream()), _output, new SessionOptions());
        await Assert.ThrowsAsync<IOException>(async () => await command.WriteAsync("x"u8.ToArray(), CancellationToken.None));
        await Assert.ThrowsAsync<IOException>(async () => await command.WriteAsync("y"u8.ToArray(), CancellationToken.None));
        _process.End(default);
    }

    [Fact]
    public async Task A_write_that_is_given_up_is_finished_before_the_next()
    {
        var slow = new SlowStream();
        await using var command = new ThreadedCommand(_process, new SessionStreams(null, null, slow), _output, new SessionOptions());
        using var cancel = new CancellationTokenSource();
        Task first = command.WriteAsync("first "u8.ToArray(), cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        slow.Release();
        await command.WriteAsync("second"u8.ToArray(), CancellationToken.None);
        Assert.Equal("first second", slow.Text);
        _process.End(default);
    }

    [Fact]
    public async Task A_receiver_that_fails_ends_the_command()
    {
        using var theirs = new Pipe();
        Exception? fault = null;
        await using var command = new ThreadedCommand(
            _process, new SessionStreams(theirs, null, null), new FaultyOutput(), new SessionOptions { ReceiverFault = failure => fault = failure });
        theirs.Write("x"u8);
        await _process.Killed.Task.WaitAsync(Patience);
        theirs.End();
        await command.Exited.WaitAsync(Patience);
        Assert.IsType<NotSupportedException>(fault);
    }

    [Fact]
    public void A_bridge_passes_everything_on_and_then_the_end()
    {
        var to = new ClosingStream();
        StreamBridge.Run(new MemoryStream(Encoding.UTF8.GetBytes(new string('x', 20_000) + "end")), to);
        Assert.Equal(20_003, to.ToArray().Length);
        Assert.True(to.IsClosed);
    }

    [Fact]
    public void A_bridge_to_somebody_who_is_gone_ends() => StreamBridge.Run(new MemoryStream([1, 2, 3]), new BrokenStream());

    [Fact]
    public async Task Without_a_terminal_there_is_nothing_to_resize()
    {
        await using var command = new ThreadedCommand(_process, new SessionStreams(null, null, null), _output, new SessionOptions());
        Assert.Throws<InvalidOperationException>(() => command.Resize(TerminalSize.Default));
        _process.End(default);
    }

    [Fact]
    public async Task Disposal_kills_and_tells_its_owner_before_the_exit()
    {
        var ended = new Ended();
        var command = new ThreadedCommand(_process, new SessionStreams(null, null, null), _output, new SessionOptions { Ended = ended });
        await command.DisposeAsync();
        Assert.True(_process.Killed.Task.IsCompleted);
        Assert.True(ended.IsDisposed);
    }

    /// <summary>A stream of which one thread reads what others write; disposing ends it for its reader.</summary>
    private sealed class Pipe : MemoryStream
    {
        private readonly BlockingCollection<byte[]> _chunks = [];
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End()
        {
            _chunks.CompleteAdding();
            _ended.TrySetResult();
        }

        public async Task<string> ReadToEndAsync()
        {
            await _ended.Task;
            return Encoding.UTF8.GetString([.. _chunks.SelectMany(chunk => chunk)]);
        }

        public override void Write(ReadOnlySpan<byte> buffer) => _chunks.Add(buffer.ToArray());

        public override int Read(Span<byte> buffer)
        {
            foreach (byte[] chunk in _chunks.GetConsumingEnumerable())
            {
                chunk.CopyTo(buffer);
                return chunk.Length;
            }

            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            _ended.TrySetResult();
            base.Dispose(disposing);
        }
    }

    private sealed class FakeProcess : ISessionProcess
    {
        private readonly ManualResetEventSlim _ended = new();
        private CommandExit _status;

        public TaskCompletionSource Killed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Id => 1;

        public void End(CommandExit exit)
        {
            _status = exit;
            _ended.Set();
        }

        public CommandExit WaitForExit()
        {
            _ended.Wait();
            return _status;
        }

        public void EndOutput()
        {
        }

        public void Kill()
        {
            Killed.TrySetResult();
            _ended.Set();
        }

        public void Resize(TerminalSize size)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Ended : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class FaultyOutput : ICommandOutput
    {
        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("gone");
    }

    private sealed class ClosingStream : MemoryStream
    {
        public bool IsClosed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class SlowStream : MemoryStream
    {
        private readonly ManualResetEventSlim _released = new();
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public void Release() => _released.Set();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _released.Wait();
            _text.Append(Encoding.UTF8.GetString(buffer));
        }
    }
}
