using Daemon.Core.Tools.Exec;

namespace Daemon.Core.Tests.Tools;

public sealed class HeadTailBufferTests
{
    /// <summary>Against the definition: the first half and the last half of everything, however it was cut into appends.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(4096)]
    public void It_keeps_the_two_ends_of_any_stream(int capacity)
    {
        var random = new Random(capacity);
        for (var round = 0; round < 200; round++)
        {
            var all = new byte[random.Next(capacity * 4)];
            random.NextBytes(all);
            var buffer = new HeadTailBuffer(capacity);
            for (var at = 0; at < all.Length;)
            {
                var run = random.Next(0, Math.Min(all.Length - at, capacity * 2) + 1);
                buffer.Append(all.AsSpan(at, run));
                at += run;
            }

            var head = Math.Min(all.Length, capacity / 2);
            var tail = Math.Min(all.Length - head, capacity - (capacity / 2));
            Assert.Equal(all[..head], buffer.Head.ToArray());
            Assert.Equal(all[^tail..], buffer.CopyTail());
            Assert.Equal([.. all[..head], .. all[^tail..]], buffer.ToArray());
            Assert.Equal(all.Length, buffer.TotalBytes);
            Assert.Equal(all.Length - head - tail, buffer.OmittedBytes);
        }
    }
}
