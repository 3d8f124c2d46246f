using System.IO.Pipes;
using System.Text;
using Daemon.JsonRpc.Transports;

namespace Daemon.JsonRpc.Tests.Transports;

public sealed class BlockingStreamTests
{
    [Fact]
    public async Task Carries_lines_both_ways_over_blocking_pipes()
    {
        using var toPeer = new AnonymousPipeServerStream(PipeDirection.Out);
        using var fromPeer = new AnonymousPipeServerStream(PipeDirection.In);
        await using var near = new LineTransport(new BlockingStream(fromPeer, "in"), new BlockingStream(toPeer, "out"));
        await using var far = new LineTransport(
            new AnonymousPipeClientStream(PipeDirection.In, toPeer.ClientSafePipeHandle),
            new AnonymousPipeClientStream(PipeDirection.Out, fromPeer.ClientSafePipeHandle));

        for (int i = 0; i < 100; i++)
        {
            await near.WriteAsync([Encoding.UTF8.GetBytes($"ping {i}")], CancellationToken.None);
            Assert.Equal($"ping {i}", Encoding.UTF8.GetString((await far.ReadAsync(CancellationToken.None))!.Value.Bytes.Span));
            await far.WriteAsync([Encoding.UTF8.GetBytes($"pong {i}")], CancellationToken.None);
            Assert.Equal($"pong {i}", Encoding.UTF8.GetString((await near.ReadAsync(CancellationToken.None))!.Value.Bytes.Span));
        }
        await far.CloseOutputAsync();
        Assert.Null(await near.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Hands_failures_to_the_one_who_waits_and_goes_on()
    {
        await using var stream = new BlockingStream(new FailingOnceStream(), "in");
        byte[] buffer = new byte[4];
        await Assert.ThrowsAsync<IOException>(async () => await stream.ReadAtLeastAsync(buffer, 1));
        Assert.Equal(0, await stream.ReadAtLeastAsync(buffer, 1, throwOnEndOfStream: false));
    }

    [Fact]
    public async Task A_stuck_operation_does_not_hold_up_its_transport()
    {
        using var release = new ManualResetEventSlim();
        using var source = new CancellationTokenSource();
        var transport = new LineTransport(
            new BlockingStream(new StuckStream(release), "in"), new BlockingStream(new StuckStream(release), "out"));
        Task reading = transport.ReadAsync(source.Token).AsTask();
        Task writing = transport.WriteAsync(["{}"u8.ToArray()], source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        await transport.DisposeAsync();
        release.Set();
    }

    private sealed class FailingOnceStream : MemoryStream
    {
        private bool _failed;

        public override int Read(Span<byte> buffer)
        {
            if (_failed)
            {
                return 0;
            }
            _failed = true;
            throw new IOException("once");
        }
    }

    private sealed class StuckStream(ManualResetEventSlim release) : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            release.Wait();
            return 0;
        }

        public override void Write(ReadOnlySpan<byte> buffer) => release.Wait();
    }
}
