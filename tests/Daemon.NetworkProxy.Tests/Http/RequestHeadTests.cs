using System.Text;
using Daemon.NetworkProxy.Http;

namespace Daemon.NetworkProxy.Tests.Http;

public sealed class RequestHeadTests
{
    private const string Ok = "GET http://a.test/ HTTP/1.1\r\nHost: a.test\r\n";

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a.test\r\n\r\n", "None")]
    [InlineData("GET / HTTP/1.0\r\n\r\n", "None")]
    [InlineData("GET / HTTP/1.1\r\nHost: a.test\r\n", "Incomplete")]
    [InlineData("GET / HTTP/2.0\r\n\r\n", "Malformed")]
    [InlineData("GET / HTTP/1.2\r\n\r\n", "Malformed")]
    [InlineData("GET / http/1.1\r\n\r\n", "Malformed")]
    [InlineData("GET /\r\n\r\n", "Malformed")]
    [InlineData("GET  / HTTP/1.1\r\n\r\n", "Malformed")]
    [InlineData("GET /a b HTTP/1.1\r\n\r\n", "Malformed")]
    [InlineData("GET /\t HTTP/1.1\r\n\r\n", "Malformed")]
    [InlineData("GET  HTTP/1.1\r\n\r\n", "Malformed")]
    [InlineData("G(T / HTTP/1.1\r\n\r\n", "Malformed")]
    [InlineData("\u0016\u0003\u0001", "Malformed")]
    [InlineData(Ok + "X-A: 1\r\n two\r\n\r\n", "Malformed")]
    [InlineData(Ok + " X-A: 1\r\n\r\n", "Malformed")]
    [InlineData(Ok + "X-A : 1\r\n\r\n", "Malformed")]
    [InlineData(Ok + "X-A\r\n\r\n", "Malformed")]
    [InlineData(Ok + ": 1\r\n\r\n", "Malformed")]
    [InlineData(Ok + "X-A: a\0b\r\n\r\n", "Malformed")]
    [InlineData(Ok + "X-A: a\rX-B: b\r\n\r\n", "Malformed")]
    [InlineData(Ok + "X-A: a\nX-B: b\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", "None")]
    [InlineData(Ok + "Content-Length: 1, 1\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Content-Length: +1\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Content-Length: -1\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Content-Length: 0x1\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Content-Length: \r\n\r\n", "Malformed")]
    [InlineData(Ok + "Content-Length: 9999999999999999999\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\n", "None")]
    [InlineData(Ok + "Transfer-Encoding: CHUNKED\r\n\r\n", "None")]
    [InlineData(Ok + "Transfer-Encoding: gzip, chunked\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Transfer-Encoding: xchunked\r\n\r\n", "Malformed")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", "Malformed")]
    [InlineData("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "Malformed")]
    public void Heads_are_read_strictly(string text, string expected) => Assert.Equal(expected, Read(text, out _).ToString());

    [Fact]
    public void Limits_are_those_of_the_documentation()
    {
        Assert.Equal(HeadFault.None, Read(Ok + Lines(99) + "\r\n", out _));
        Assert.Equal(HeadFault.TooLarge, Read(Ok + Lines(100) + "\r\n", out _));
        Assert.Equal(HeadFault.None, Read(Ok + "X: " + new string('a', 420_000) + "\r\n\r\n", out _));
        Assert.Equal(HeadFault.TooLarge, Read(Ok + "X: " + new string('a', 600_000), out _));
        Assert.Equal(HeadFault.None, Read("GET /" + new string('a', (64 * 1024) - 1) + " HTTP/1.1\r\nHost: a\r\n\r\n", out _));
        Assert.Equal(HeadFault.TargetTooLong, Read("GET /" + new string('a', 64 * 1024) + " HTTP/1.1\r\nHost: a\r\n\r\n", out _));
        Assert.Equal(HeadFault.TargetTooLong, Read("GET /" + new string('a', 70_000), out _));
    }

    [Fact]
    public void Fields_for_the_connection_are_recognised()
    {
        const string Text = Ok + "Connection: close, X-Foo\r\nX-Foo: 1\r\nKeep-Alive: 3\r\nProxy-Authorization: x\r\nTE: trailers\r\nX-Keep: 1\r\n\r\n";
        Assert.Equal(HeadFault.None, Read(Text, out var head));
        Assert.False(head.KeepsAlive);
        Assert.Equal(
            ["Host", "X-Keep"],
            head.Fields.Where(field => !head.IsHopByHop(field)).Select(field => Encoding.ASCII.GetString(field.Name(head.Bytes.Span))));
    }

    [Theory]
    [InlineData("GET http://A.test:80/x?y=1#z HTTP/1.1\r\nHost: a.test\r\n\r\n", "a.test:80 /x?y=1")]
    [InlineData("GET http://a.test HTTP/1.1\r\nHost: a.test:80\r\n\r\n", "a.test:80 /")]
    [InlineData("GET http://a.test?q HTTP/1.1\r\nHost: a.test\r\n\r\n", "a.test:80 /?q")]
    [InlineData("GET https://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n", "a.test:443 / secure")]
    [InlineData("GET /x HTTP/1.1\r\nHost: a.test:81\r\n\r\n", "a.test:81 /x")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: a.test\r\n\r\n", "a.test:80 *")]
    [InlineData("GET http://u:p@a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n", "a.test:80 /")]
    [InlineData("GET http://[::1]/ HTTP/1.1\r\nHost: [::1]\r\n\r\n", "[::1]:80 /")]
    [InlineData("GET http://a.test/ HTTP/1.0\r\n\r\n", "a.test:80 /")]
    [InlineData("GET http://a.test/ HTTP/1.1\r\nHost: b.test\r\n\r\n", "400 Host header does not match request target")]
    [InlineData("GET http://a.test/ HTTP/1.1\r\nHost: a.test:81\r\n\r\n", "400 Host header does not match request target")]
    [InlineData("GET http://a.test/ HTTP/1.1\r\nHost: a.test\r\nHost: a.test\r\n\r\n", "400 multiple Host headers")]
    [InlineData("GET http://a.test/ HTTP/1.1\r\nHost: u@a.test\r\n\r\n", "400 invalid Host header")]
    [InlineData("GET /x HTTP/1.1\r\n\r\n", "400 missing host")]
    [InlineData("GET * HTTP/1.1\r\nHost: a.test\r\n\r\n", "400 ")]
    [InlineData("GET ftp://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n", "400 ")]
    [InlineData("GET file:///etc/passwd HTTP/1.1\r\nHost: a.test\r\n\r\n", "400 ")]
    [InlineData("GET http://a.test:99999/ HTTP/1.1\r\nHost: a.test\r\n\r\n", "400 ")]
    public void Targets_are_resolved(string text, string expected)
    {
        Assert.Equal(HeadFault.None, Read(text, out var head));
        var actual = RequestTarget.TryParse(head, out var target, out var problem)
            ? $"{target.Origin} {target.Path}{(target.IsSecure ? " secure" : "")}"
            : $"400 {problem}";
        Assert.Equal(expected, actual);
    }

    private static string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: 1\r\n"));

    private static HeadFault Read(string text, out RequestHead head)
    {
        head = new RequestHead();
        var scanned = 0;
        return head.Read(Encoding.Latin1.GetBytes(text), ref scanned);
    }
}
