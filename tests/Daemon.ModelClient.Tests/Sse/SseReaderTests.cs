using System.Text;
using Daemon.ModelClient.Sse;

namespace Daemon.ModelClient.Tests.Sse;

public sealed class SseReaderTests
{
    public static TheoryData<string, string[]> Streams => new()
    {
        { "", [] },
        { "data: a\n\n", ["a"] },
        { "data:a\n\n", ["a"] },
        { "data:  a\n\n", [" a"] },
        { "data: a\r\n\r\n", ["a"] },
        { "data: a\r\rdata: b\r\r", ["a", "b"] },
        { "data: a\r\n\ndata: b\n\r\n", ["a", "b"] },
        { "\uFEFFdata: a\n\n", ["a"] },
        { "data: \uFEFFa\n\n", ["\uFEFFa"] },
        { "data: a\ndata: b\ndata: c\n\n", ["a\nb\nc"] },
        { "data: a\ndata\ndata: c\n\n", ["a\n\nc"] },
        { "data\ndata\n\n", ["\n"] },
        { "data\n\n", [] },
        { "data:\n\ndata: b\n\n", ["b"] },
        { ": comment\n\ndata: b\n\n: comment\n\n", ["b"] },
        { ": x\ndata: b\n: y\ndata: c\n\n", ["b\nc"] },
        { "event: e\nid: 1\nretry: 5\ndata: b\nunknown\n\n", ["b"] },
        { "database: b\n\n", [] },
        { "data : b\n\n", [] },
        { "\n\n\ndata: b\n\n\n\n", ["b"] },
        { "data: cut", [] },
        { "data: cut\n", [] },
        { "data: a\n\ndata: cut\n", ["a"] },
        { "<html>\n<body>data: no</body>\n</html>\n", [] },
        { "data: äöü €\n\ndata: 😀\n\n", ["äöü €", "😀"] },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Every_chunking_gives_the_same_events(string text, string[] expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int size = 1; size <= bytes.Length + 1; size++)
        {
            Assert.Equal(expected, await ReadAllAsync(new ChunkedStream(bytes, _ => size)));
        }

        for (int cut = 1; cut < bytes.Length; cut++)
        {
            Assert.Equal(expected, await ReadAllAsync(new ChunkedStream(bytes, at => at < cut ? cut - at : bytes.Length)));
        }
    }

    [Fact]
    public async Task Events_of_many_sizes_survive_growing_and_moving_of_the_buffer()
    {
        string[] events = [.. Enumerable.Range(0, 400).Select(i => new string((char)('a' + (i % 26)), i * i % 40_000))];
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(events.Select(data => $"data: {data}\n\n")));
        string[] expected = [.. events.Where(data => data.Length > 0)];

        Assert.Equal(expected, await ReadAllAsync(new ChunkedStream(bytes, _ => 997)));
        Assert.Equal(expected, await ReadAllAsync(new ChunkedStream(bytes, _ => 100_000)));
    }

    [Fact]
    public async Task A_huge_event_is_read_whole_and_the_next_one_too()
    {
        string huge = new('x', 10 * 1024 * 1024);
        byte[] bytes = Encoding.UTF8.GetBytes($"data: {huge}\n\ndata: next\n\n");

        Assert.Equal([huge, "next"], await ReadAllAsync(new ChunkedStream(bytes, _ => 4096)));
    }

    [Fact]
    public async Task Many_data_lines_are_joined_in_place()
    {
        string[] lines = [.. Enumerable.Range(0, 20_000).Select(i => $"line {i}")];
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"data: {line}\r\n")) + "\r\n");

        Assert.Equal([string.Join('\n', lines)], await ReadAllAsync(new ChunkedStream(bytes, _ => 1000)));
    }

    [Fact]
    public async Task An_event_over_the_limit_is_refused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"data: {new string('x', 100_000)}\n\n");
        using var reader = new SseReader(new MemoryStream(bytes), maxEventBytes: 32 * 1024);

        var error = await Assert.ThrowsAsync<SseEventTooLargeException>(async () => await ReadAllAsync(reader));

        Assert.Equal(32 * 1024, error.LimitBytes);
    }

    [Fact]
    public async Task The_limit_is_for_each_event_and_not_for_the_stream()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"data: {new string('x', 10_000)}\n\n", 50)));
        using var reader = new SseReader(new ChunkedStream(bytes, _ => 3000), maxEventBytes: 16 * 1024);

        Assert.Equal(50, (await ReadAllAsync(reader)).Count);
    }

    [Fact]
    public async Task Comments_do_not_add_up()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(": still there\n", 10_000)) + "data: a\n\n");
        using var reader = new SseReader(new ChunkedStream(bytes, _ => 3000), maxEventBytes: 16 * 1024);

        Assert.Equal(["a"], await ReadAllAsync(reader));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_pass_through()
    {
        using var reader = new SseReader(new MemoryStream([.. "data: a"u8, 0xFF, 0xFE, .. "b\n\n"u8]));

        Assert.True(await reader.FillAsync(CancellationToken.None));
        Assert.True(reader.TryRead());
        Assert.Equal([(byte)'a', 0xFF, 0xFE, (byte)'b'], reader.Data.ToArray());
    }

    private static async Task<List<string>> ReadAllAsync(Stream stream)
    {
        using var reader = new SseReader(stream);
        return await ReadAllAsync(reader);
    }

    private static async Task<List<string>> ReadAllAsync(SseReader reader)
    {
        var events = new List<string>();
        do
        {
            while (reader.TryRead())
            {
                events.Add(Encoding.UTF8.GetString(reader.Data.Span));
            }
        }
        while (await reader.FillAsync(CancellationToken.None));

        return events;
    }
}
