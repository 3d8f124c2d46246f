using System.Text;
using Daemon.NetworkProxy.Http2;

namespace Daemon.NetworkProxy.Tests.Http;

/// <summary>Examples of RFC 7541, appendix C.</summary>
public sealed class HpackTests
{
    [Theory]
    [InlineData("f1e3c2e5f23a6ba0ab90f4ff", "www.example.com")]
    [InlineData("a8eb10649cbf", "no-cache")]
    [InlineData("25a849e95ba97d7f", "custom-key")]
    [InlineData("25a849e95bb8e8b4bf", "custom-value")]
    [InlineData("d07abe941054d444a8200595040b8166e082a62d1bff", "Mon, 21 Oct 2013 20:13:21 GMT")]
    [InlineData("", "")]
    public void Huffman_strings(string coded, string text) => Assert.Equal(text, Encoding.Latin1.GetString(Huffman.Decode(Convert.FromHexString(coded))));

    [Theory]
    [InlineData("00")]
    [InlineData("ffffffff")]
    [InlineData("a8eb10649cbe")]
    public void Huffman_strings_that_end_badly(string coded) => Assert.Throws<HpackException>(() => Huffman.Decode(Convert.FromHexString(coded)));

    [Fact]
    public void Requests_with_huffman_coding()
    {
        var decoder = new HpackDecoder();
        Assert.Equal(
            [(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "www.example.com")],
            decoder.Decode(Convert.FromHexString("828684418cf1e3c2e5f23a6ba0ab90f4ff")));
        Assert.Equal(
            [(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "www.example.com"), ("cache-control", "no-cache")],
            decoder.Decode(Convert.FromHexString("828684be5886a8eb10649cbf")));
        Assert.Equal(
            [(":method", "GET"), (":scheme", "https"), (":path", "/index.html"), (":authority", "www.example.com"), ("custom-key", "custom-value")],
            decoder.Decode(Convert.FromHexString("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf")));
    }

    [Fact]
    public void What_is_written_can_be_read()
    {
        var block = new List<byte>();
        HpackWriter.WriteStatus(block, 403);
        HpackWriter.WriteField(block, "X-Long", new string('v', 5000));
        Assert.Equal([(":status", "403"), ("x-long", new string('v', 5000))], new HpackDecoder().Decode([.. block]));
    }

    [Theory]
    [InlineData(":method=GET :path=/ :authority=a.test x=1", "GET / HTTP/1.1\r\nhost: a.test\r\nconnection: close\r\nx: 1\r\n\r\n")]
    [InlineData(":method=GET :path=/ :authority=a.test cookie=a cookie=b", "GET / HTTP/1.1\r\nhost: a.test\r\nconnection: close\r\ncookie: a; b\r\n\r\n")]
    [InlineData(":method=GET :path=/ :authority=a.test host=b.test", null)]
    [InlineData(":method=GET :path=/ :authority=a.test connection=close", null)]
    [InlineData(":method=GET :path=/ :authority=a.test transfer-encoding=chunked", null)]
    [InlineData(":method=GET :path=/ :authority=a.test X=1", null)]
    [InlineData(":method=GET x=1 :path=/ :authority=a.test", null)]
    [InlineData(":method=GET :authority=a.test", null)]
    [InlineData(":method=GET :path=/ :path=/ :authority=a.test", null)]
    [InlineData(":method=GET :path=/ :authority=a.test x=1\rb", null)]
    [InlineData(":method=GET :path=/ :authority=a.test x=1\nb", null)]
    [InlineData(":method=GET :path=/ :authority=a.test content-length=5", null)]
    public void Requests_become_heads(string fields, string? expected)
    {
        var list = fields.Split(' ').Select(field => (field[..field.IndexOf('=', StringComparison.Ordinal)], field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..])).ToList();
        var head = RequestTranslation.ToHead(list, hasBody: false, out _);
        Assert.Equal(expected, head is null ? null : Encoding.Latin1.GetString(head));
    }
}
