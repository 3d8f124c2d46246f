using System.Text;
using Daemon.JsonRpc.Http;

namespace Daemon.JsonRpc.Tests.Http;

public sealed class HttpHeadParserTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "GET / ")]
    [InlineData("GET /a?b HTTP/1.1\r\nHost: x\r\nA:\t b c \r\nEmpty:\r\n\r\n", "GET /a?b Host=x;A=b c;Empty=")]
    public void Parses_heads(string text, string expected)
    {
        Assert.True(HttpHeadParser.TryParse(Encoding.Latin1.GetBytes(text), out HttpRequestHead? head));
        Assert.Equal(expected, $"{head.Method} {head.Target} {string.Join(';', head.Fields.Select(field => $"{field.Key}={field.Value}"))}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n")]
    [InlineData("GET / HTTP/1.1\n\n")]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET / http/1.1\r\n\r\n")]
    [InlineData("GET /HTTP/1.1\r\n\r\n")]
    [InlineData("GET  HTTP/1.1\r\n\r\n")]
    [InlineData("GET /a b HTTP/1.1\r\n\r\n")]
    [InlineData("G(T / HTTP/1.1\r\n\r\n")]
    [InlineData("GET /é HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nno colon\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n: x\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nA : x\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nA: x\r\n folded\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nA: x\ny\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nA: \0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\nA: x\r\n\r\n")]
    public void Refuses_what_is_not_well_formed(string text) => Assert.False(HttpHeadParser.TryParse(Encoding.Latin1.GetBytes(text), out _));

    [Fact]
    public void Limits_the_number_of_fields()
    {
        string text = $"GET / HTTP/1.1\r\n{string.Concat(Enumerable.Repeat("A: b\r\n", 101))}\r\n";
        Assert.False(HttpHeadParser.TryParse(Encoding.Latin1.GetBytes(text), out _));
    }

    [Fact]
    public async Task Finds_the_end_of_the_head_whatever_the_chunks()
    {
        byte[] input = "GET / HTTP/1.1\r\nA: b\r\n\r\nbehind"u8.ToArray();
        for (int chunk = 1; chunk <= input.Length; chunk++)
        {
            using var stream = new Transports.ChunkedStream(input, chunk);
            (ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> behind) = (await HttpHeadReader.ReadAsync(stream, CancellationToken.None))!.Value;
            Assert.Equal("GET / HTTP/1.1\r\nA: b\r\n\r\n", Encoding.Latin1.GetString(head.Span));
            Assert.StartsWith(Encoding.Latin1.GetString(behind.Span), "behind", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Gives_up_on_a_head_that_is_too_long_or_unfinished()
    {
        using var endless = new MemoryStream(new byte[HttpHeadReader.MaxHeadBytes + 1]);
        using var unfinished = new MemoryStream("GET / HTTP/1.1\r\n"u8.ToArray());
        Assert.Null(await HttpHeadReader.ReadAsync(endless, CancellationToken.None));
        Assert.Null(await HttpHeadReader.ReadAsync(unfinished, CancellationToken.None));
    }
}
