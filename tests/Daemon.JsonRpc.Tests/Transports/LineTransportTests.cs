using System.Text;
using Daemon.JsonRpc.Transports;

namespace Daemon.JsonRpc.Tests.Transports;

public sealed class LineTransportTests
{
    [Theory]
    [InlineData("a\nbc\n", "a|bc")]
    [InlineData("a\r\nbc\r\n", "a|bc")]
    [InlineData("\n\r\n", "|")]
    [InlineData("a\r\r\n", "a\r")]
    [InlineData("", "")]
    [InlineData("a\nb", "a|!Unfinished 1")]
    [InlineData("12345678\n123456789\nok\n", "12345678|!TooLong 9|ok")]
    [InlineData("12345678\r\n12345678901234567890\r\nok\n", "12345678|!TooLong 20|ok")]
    [InlineData("1234567890123456", "!Unfinished 16")]
    public async Task Splits_at_line_ends_whatever_the_chunks(string input, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(input);
        for (int chunk = 1; chunk <= bytes.Length + 1; chunk++)
        {
            await using var transport = new LineTransport(new ChunkedStream(bytes, chunk), new MemoryStream(), maxMessageBytes: 8);
            Assert.Equal(expected, string.Join('|', await ReadAll(transport)));
        }
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(16 * 1024)]
    [InlineData(3_000_000)]
    public async Task Reads_long_lines_and_goes_on(int length)
    {
        string line = new('x', length);
        byte[] bytes = Encoding.UTF8.GetBytes($"{line}\nshort\n{line}\n");
        await using var transport = new LineTransport(new ChunkedStream(bytes, 4093), new MemoryStream());
        Assert.Equal([line, "short", line], await ReadAll(transport));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public async Task Writes_a_line_for_each_message(int length)
    {
        var output = new MemoryStream();
        await using var transport = new LineTransport(new MemoryStream(), output);
        byte[] message = Encoding.UTF8.GetBytes(new string('y', length));

        await transport.WriteAsync([message, "{}"u8.ToArray(), message], CancellationToken.None);

        string text = Encoding.UTF8.GetString(message);
        Assert.Equal($"{text}\n{{}}\n{text}\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task A_read_ends_when_its_token_fires()
    {
        (LineTransport left, LineTransport right) = DuplexPipe.Create();
        await using LineTransport closeLeft = left;
        await using LineTransport closeRight = right;
        using var source = new CancellationTokenSource();
        Task reading = left.ReadAsync(source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static async Task<List<string>> ReadAll(LineTransport transport)
    {
        var frames = new List<string>();
        while (await transport.ReadAsync(CancellationToken.None) is { } frame)
        {
            frames.Add(frame.Problem is { } problem ? $"!{problem} {frame.Length}" : Encoding.UTF8.GetString(frame.Bytes.Span));
        }
        return frames;
    }
}
