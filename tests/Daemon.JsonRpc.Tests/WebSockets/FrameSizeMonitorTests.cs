using Daemon.JsonRpc.WebSockets;

namespace Daemon.JsonRpc.Tests.WebSockets;

public sealed class FrameSizeMonitorTests
{
    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    [InlineData(126, true)]
    [InlineData(70_000, true)]
    public void Sees_a_frame_above_the_limit_whatever_the_chunks(int length, bool exceeded)
    {
        byte[] bytes = [.. Frame(0), .. Frame(100), .. Frame(7), .. Frame(length), .. Frame(1)];
        foreach (int chunk in new[] { 1, 2, 3, 7, 100, bytes.Length })
        {
            var monitor = new FrameSizeMonitor(100);
            foreach (byte[] part in bytes.Chunk(chunk))
            {
                monitor.Observe(part);
            }
            Assert.Equal(exceeded, monitor.IsExceeded);
        }
    }

    [Theory]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void Follows_every_form_of_length(int length)
    {
        var monitor = new FrameSizeMonitor(65_536);
        monitor.Observe([.. Frame(length), .. Frame(length), .. Frame(length)]);
        Assert.False(monitor.IsExceeded);
        monitor.Observe(Frame(65_537));
        Assert.True(monitor.IsExceeded);
    }

    // A masked text frame; the payload looks like headers of huge frames.
    private static byte[] Frame(int length)
    {
        byte[] header = length switch
        {
            <= 125 => [0x81, (byte)(0x80 | length)],
            <= 65_535 => [0x81, 0xfe, (byte)(length >> 8), (byte)length],
            _ => [0x81, 0xff, 0, 0, 0, 0, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length],
        };
        return [.. header, 1, 2, 3, 4, .. Enumerable.Repeat((byte)0xff, length)];
    }
}
