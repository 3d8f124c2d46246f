using System.Net;
using System.Net.Sockets;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Tests.Sockets;

public sealed class SocketCopyTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _sender;
    private readonly SocketStream _from;
    private readonly SocketStream _to;
    private readonly Socket _receiver;

    public SocketCopyTests()
    {
        (_sender, var from) = Pair();
        (var to, _receiver) = Pair();
        _from = new SocketStream(from);
        _to = new SocketStream(to);
    }

    public void Dispose()
    {
        foreach (var socket in new IDisposable[] { _sender, _from, _to, _receiver })
        {
            socket.Dispose();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everything_arrives_at_a_receiver_that_lets_its_sender_wait(bool kernel)
    {
        // More than the buffers of both connections hold: the copy must have stood still before anything is read.
        var sent = Bytes(48 * 1024 * 1024);
        var copying = SocketCopy.RunAsync(_from, _to, long.MaxValue, came: null, CancellationToken.None, kernel).AsTask();
        var sending = SendAsync(sent);
        await Stalled(_receiver);
        Assert.False(sending.IsCompleted);
        var received = new byte[sent.Length];
        await ReceiveAsync(received);
        Assert.Equal(sent, received);
        await sending.WaitAsync(Patience);
        _sender.Shutdown(SocketShutdown.Send);
        Assert.Equal(sent.Length, await copying.WaitAsync(Patience));
    }

    [Theory]
    [InlineData(true, 70_001)]
    [InlineData(false, 70_001)]
    [InlineData(true, 1)]
    [InlineData(true, 262_144)]
    public async Task Nothing_behind_the_limit_is_touched(bool kernel, int limit)
    {
        var sent = Bytes(300_000);
        var sending = SendAsync(sent);
        var copying = SocketCopy.RunAsync(_from, _to, limit, came: null, CancellationToken.None, kernel).AsTask();
        var received = new byte[limit];
        await ReceiveAsync(received);
        Assert.Equal(limit, await copying.WaitAsync(Patience));
        Assert.Equal(sent[..limit], received);
        var rest = new byte[sent.Length - limit];
        await _from.ReadExactlyAsync(rest).AsTask().WaitAsync(Patience);
        Assert.Equal(sent[limit..], rest);
        Assert.Equal(0, _receiver.Available);
        await sending;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_early_end_is_told(bool kernel)
    {
        await SendAsync(Bytes(100_000));
        _sender.Shutdown(SocketShutdown.Send);
        Assert.Equal(100_000, await SocketCopy.RunAsync(_from, _to, 200_000, came: null, CancellationToken.None, kernel).AsTask().WaitAsync(Patience));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_broke_the_copy_is_told(bool kernel)
    {
        _sender.LingerState = new LingerOption(true, 0);
        _sender.Dispose();
        await Assert.ThrowsAsync<BodyException>(async () =>
            await SocketCopy.RunAsync(_from, _to, 200_000, came: null, CancellationToken.None, kernel).AsTask().WaitAsync(Patience));

        var (sender, far) = Pair();
        await using var from = new SocketStream(far);
        using (sender)
        {
            _receiver.LingerState = new LingerOption(true, 0);
            _receiver.Dispose();
            var sending = SendAllAsync(sender, Bytes(16 * 1024 * 1024));
            var failure = await Assert.ThrowsAnyAsync<IOException>(async () =>
                await SocketCopy.RunAsync(from, _to, long.MaxValue, came: null, CancellationToken.None, kernel).AsTask().WaitAsync(Patience));
            Assert.IsNotType<BodyException>(failure);
            await from.DisposeAsync();
            await Assert.ThrowsAnyAsync<SocketException>(() => sending.WaitAsync(Patience));
        }
    }

    [Fact]
    public async Task A_copy_that_waits_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var copying = SocketCopy.RunAsync(_from, _to, long.MaxValue, came: null, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copying.WaitAsync(Patience));
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Until a socket's buffer has not grown for a while.</summary>
    private static async Task Stalled(Socket socket)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var before = -1; before == -1 || before == 0 || socket.Available != before;)
        {
            before = socket.Available;
            await timer.WaitForNextTickAsync();
        }
    }

    private static (Socket Near, Socket Far) Pair()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        near.Connect(listener.LocalEndPoint!);
        return (near, listener.Accept());
    }

    private static async Task SendAllAsync(Socket socket, byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await socket.SendAsync(bytes.AsMemory(sent));
        }
    }

    private Task SendAsync(byte[] bytes) => SendAllAsync(_sender, bytes);

    private async Task ReceiveAsync(byte[] bytes) => await new NetworkStream(_receiver).ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience);
}
