using System.Buffers;
using Daemon.ModelClient.Buffers;

namespace Daemon.ModelClient.Tests.Buffers;

public sealed class SharedBodyTests
{
    [Fact]
    public void What_is_written_stays_while_the_buffer_grows()
    {
        var body = new SharedBody(16);
        byte[] expected = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];

        foreach (byte[] piece in expected.Chunk(7))
        {
            body.Write(piece);
        }

        Assert.Equal(expected, body.Written.ToArray());
        body.Release();
    }

    [Fact]
    public void The_body_outlives_its_owner_while_a_sender_holds_it()
    {
        var body = new SharedBody(16);
        body.Write("text"u8);
        Assert.True(body.TryAcquire());

        body.Release();
        Assert.Equal("text"u8.ToArray(), body.Written.ToArray());

        body.Release();
        Assert.False(body.TryAcquire());
        Assert.True(body.Written.IsEmpty);
    }
}
