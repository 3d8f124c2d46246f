using System.Net;
using System.Net.Sockets;
using Daemon.NetworkProxy.Sockets;

namespace Daemon.NetworkProxy.Tests.Sockets;

public sealed class SocketStreamTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _peer;
    private readonly SocketStream _stream;

    public SocketStreamTests() => (_peer, _stream) = Pair();

    public void Dispose()
    {
        _peer.Dispose();
        _stream.Dispose();
    }

    [Fact]
    public async Task What_comes_is_read_and_the_end_too()
    {
        var buffer = new byte[10];
        var reading = _stream.ReadAsync(buffer).AsTask();
        Assert.False(reading.IsCompleted);
        _peer.Send("abc"u8);
        Assert.Equal(3, await reading.WaitAsync(Patience));
        _peer.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await _stream.ReadAsync(buffer).AsTask().WaitAsync(Patience));
        Assert.Equal(0, await _stream.ReadAsync(buffer).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task Reading_into_no_room_waits_and_takes_nothing()
    {
        var waiting = _stream.ReadAsync(Memory<byte>.Empty).AsTask();
        Assert.False(waiting.IsCompleted);
        _peer.Send("abcd"u8);
        Assert.Equal(0, await waiting.WaitAsync(Patience));

        // Bytes that were told of already, and are still there, are told of again.
        var half = new byte[2];
        Assert.Equal(2, await _stream.ReadAsync(half).AsTask().WaitAsync(Patience));
        Assert.Equal(0, await _stream.ReadAsync(Memory<byte>.Empty).AsTask().WaitAsync(Patience));
        Assert.Equal(2, await _stream.ReadAsync(half).AsTask().WaitAsync(Patience));
        Assert.Equal("cd"u8.ToArray(), half);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_connection_is_an_error_however_it_is_waited_for(bool intoNoRoom)
    {
        var reading = _stream.ReadAsync(new byte[intoNoRoom ? 0 : 1]).AsTask();
        _peer.LingerState = new LingerOption(true, 0);
        _peer.Dispose();
        await Assert.ThrowsAnyAsync<IOException>(() => reading.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_large_write_waits_for_room_while_reads_go_on()
    {
        var sent = new byte[32 * 1024 * 1024];
        new Random(7).NextBytes(sent);
        var writing = _stream.WriteAsync(sent).AsTask();
        _peer.Send("x"u8);
        Assert.Equal(1, await _stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));
        Assert.False(writing.IsCompleted);
        var received = new byte[sent.Length];
        await new NetworkStream(_peer).ReadExactlyAsync(received).AsTask().WaitAsync(Patience);
        await writing.WaitAsync(Patience);
        Assert.Equal(sent, received);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_leaves_the_stream_usable()
    {
        using var cancel = new CancellationTokenSource();
        var reading = _stream.ReadAsync(new byte[1], cancel.Token).AsTask();
        await cancel.CancelAsync();
        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
        Assert.Equal(cancel.Token, failure.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _stream.ReadAsync(new byte[1], cancel.Token).AsTask());
        _peer.Send("x"u8);
        Assert.Equal(1, await _stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task Closing_ends_what_waits()
    {
        var reading = _stream.ReadAsync(new byte[1]).AsTask();
        var writing = _stream.WriteAsync(new byte[32 * 1024 * 1024]).AsTask();
        await _stream.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading.WaitAsync(Patience));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writing.WaitAsync(Patience));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));
    }

    [SkippableFact]
    public async Task A_flood_leaves_other_connections_of_the_loop_their_turn()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "elsewhere there is no loop");
        var (peer, other) = Pair(_stream.Loop);
        using (peer)
        await using (other)
        using (var stop = new CancellationTokenSource())
        {
            var flooding = FloodAsync(stop.Token);
            var draining = DrainAsync(stop.Token);
            var buffer = new byte[1];
            for (var i = 0; i < 100; i++)
            {
                var reading = other.ReadAsync(buffer).AsTask();
                peer.Send("x"u8);
                Assert.Equal(1, await reading.WaitAsync(Patience));
            }

            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => draining.WaitAsync(Patience));
            await flooding.WaitAsync(Patience);
        }
    }

    [Fact]
    public async Task A_closed_port_is_refused_and_an_open_one_connects()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = (IPEndPoint)listener.LocalEndPoint!;
        var refused = await Assert.ThrowsAsync<SocketException>(() => SocketStream.ConnectAsync(address, null, CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        listener.Listen();
        await using var stream = await SocketStream.ConnectAsync(address, null, CancellationToken.None).WaitAsync(Patience);
        using var accepted = await listener.AcceptAsync().WaitAsync(Patience);
        Assert.Equal(accepted.RemoteEndPoint, stream.Socket.LocalEndPoint);
        Assert.Equal(address, stream.Socket.RemoteEndPoint);
        accepted.Send("x"u8);
        Assert.Equal(1, await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));
    }

    private static (Socket Peer, SocketStream Stream) Pair(ReadinessLoop? loop = null)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        peer.Connect(listener.LocalEndPoint!);
        return (peer, new SocketStream(listener.Accept(), loop));
    }

    private async Task FloodAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[256 * 1024];
        try
        {
            while (true)
            {
                await _peer.SendAsync(bytes, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[256 * 1024];
        while (true)
        {
            _ = await _stream.ReadAsync(bytes, cancellationToken);
        }
    }
}
