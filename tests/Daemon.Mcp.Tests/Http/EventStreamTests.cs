using System.Text;
using Daemon.Mcp.Http;

namespace Daemon.Mcp.Tests.Http;

/// <summary>Server-sent events, whatever the chunks are.</summary>
public sealed class EventStreamTests
{
    [Theory]
    [InlineData("data: a\n\n", new[] { "a" })]
    [InlineData("event: message\r\nid: 7\r\ndata: a\r\n\r\ndata:b\r\n\r\n", new[] { "a", "b" })]
    [InlineData("data: a\ndata: b\n\n", new[] { "a\nb" })]
    [InlineData(": comment\n\ndata\n\n\n\ndata: x\n\n", new[] { "", "x" })]
    [InlineData("data: cut off", new string[0])]
    [InlineData("data: cut off\n", new string[0])]
    [InlineData("", new string[0])]
    public async Task Events_come_out_alike_for_any_chunks(string text, string[] expected)
    {
        foreach (var chunk in new[] { 1, 2, 3, 1000 })
        {
            var events = new EventStream(new Chunked(Encoding.UTF8.GetBytes(text), chunk), 1000);
            var found = new List<string>();
            while (await events.ReadAsync(CancellationToken.None) is { } data)
            {
                found.Add(Encoding.UTF8.GetString(data));
            }

            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public async Task The_last_id_is_kept()
    {
        var events = new EventStream(new MemoryStream("id: 7\ndata: a\n\n"u8.ToArray()), 1000);
        await events.ReadAsync(CancellationToken.None);
        Assert.Equal("7", events.LastEventId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task An_event_beyond_the_limit_is_refused(int lines)
    {
        var text = string.Concat(Enumerable.Repeat("data: " + new string('x', 100_000 / lines) + "\n", lines));
        var events = new EventStream(new MemoryStream(Encoding.UTF8.GetBytes(text)), 40_000);
        await Assert.ThrowsAsync<McpException>(() => events.ReadAsync(CancellationToken.None).AsTask());
    }

    private sealed class Chunked(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
