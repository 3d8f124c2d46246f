using System.Text;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Http2;
using Daemon.NetworkProxy.Socks;

namespace Daemon.NetworkProxy.Tests.Fuzz;

/// <summary>
/// Seeded mutations of real messages: whatever the bytes, a parser answers with a value of its own and never reads outside of them. A
/// failing case is named by its seed.
/// </summary>
public sealed class ParserFuzzTests
{
    private const int CasesPerSeed = 4000;

    private static readonly string[] Requests =
    [
        "GET http://a.test/x?y HTTP/1.1\r\nHost: a.test\r\nX-A: 1\r\nConnection: close\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: a.test:81\r\nContent-Length: 5\r\n\r\nhello",
        "CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n",
        "PUT http://u@a.test HTTP/1.0\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n",
    ];

    private static readonly string[] Responses =
    [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive, X-Y\r\n\r\nhello",
        "HTTP/1.0 404 \r\nTransfer-Encoding: chunked\r\n\r\n",
    ];

    private static readonly byte[][] SocksMessages =
    [
        [5, 2, 0, 2], [5, 1, 0, 1, 127, 0, 0, 1, 0, 80], [5, 3, 0, 3, 4, (byte)'a', (byte)'.', (byte)'b', (byte)'c', 1, 187],
        [0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 53, 1, 2],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Request_heads(int seed) => Mutate(seed, Requests.Select(Encoding.Latin1.GetBytes), bytes =>
    {
        var head = new RequestHead();
        var scanned = 0;
        if (head.Read(bytes, ref scanned) != HeadFault.None)
        {
            return;
        }

        // What was taken can be said again in one way only.
        Assert.False(head.Method.AsSpan().IndexOfAny("\r\n \0") >= 0 || head.Target.AsSpan().IndexOfAny("\r\n \0") >= 0);
        Assert.All(head.Fields, field => Assert.True(head.Value(field).AsSpan().IndexOfAny('\r', '\n', '\0') < 0));
        Assert.True(head.Bytes.Length <= bytes.Length);
        if (head.Method != "CONNECT" && RequestTarget.TryParse(head, out var target, out _))
        {
            Assert.True(HostPort.TryParse(target.Origin.ToString(), null, out var again) && again == target.Origin);
        }
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Response_heads(int seed) => Mutate(seed, Responses.Select(Encoding.Latin1.GetBytes), bytes =>
    {
        var head = new ResponseHead();
        var scanned = 0;
        if (head.Read(bytes, ref scanned) == HeadFault.None)
        {
            Assert.InRange(head.Status, 100, 999);
            Assert.True(head.Body("GET").Length >= 0);
        }
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Socks_messages(int seed) => Mutate(seed, SocksMessages, bytes =>
    {
        if (SocksParser.ReadGreeting(bytes, out _, out var greeting) == SocksParse.Done)
        {
            Assert.InRange(greeting, 2, bytes.Length);
        }

        if (SocksParser.ReadRequest(bytes, out _, out _, out var request) == SocksParse.Done)
        {
            Assert.InRange(request, 7, bytes.Length);
        }

        if (SocksParser.ReadDatagram(bytes, out var target, out var datagram) == SocksParse.Done)
        {
            Assert.InRange(datagram, 7, bytes.Length);
            Assert.InRange(target.Port, 1, 65535);
        }
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Header_blocks(int seed) => Mutate(
        seed,
        [Convert.FromHexString("828684418cf1e3c2e5f23a6ba0ab90f4ff"), Convert.FromHexString("400a637573746f6d2d6b65790d637573746f6d2d686561646572"), [0x20, 0x3F, 0xE1, 0x1F]],
        bytes =>
        {
            try
            {
                var fields = new HpackDecoder().Decode(bytes);
                _ = RequestTranslation.ToHead(fields, hasBody: true, out _);
            }
            catch (HpackException)
            {
                // Malformed, and said so.
            }
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Where_a_head_is_cut_does_not_matter(int seed)
    {
        var random = new Random(seed);
        foreach (var request in Requests)
        {
            var bytes = Encoding.Latin1.GetBytes(request);
            var whole = Read(bytes, [bytes.Length]);
            for (var i = 0; i < 50; i++)
            {
                Assert.Equal(whole, Read(bytes, [.. Enumerable.Range(0, 5).Select(_ => random.Next(1, bytes.Length)).Order(), bytes.Length]));
            }
        }
    }

    private static string Read(byte[] bytes, int[] cuts)
    {
        var head = new RequestHead();
        var scanned = 0;
        var fault = HeadFault.Incomplete;
        foreach (var cut in cuts)
        {
            if (fault == HeadFault.Incomplete)
            {
                fault = head.Read(bytes.AsMemory(0, cut), ref scanned);
            }
        }

        return $"{fault} {head.Method} {head.Target} {head.Host} {head.Fields.Count} {head.Body} {head.Bytes.Length}";
    }

    private static void Mutate(int seed, IEnumerable<byte[]> corpus, Action<byte[]> check)
    {
        var random = new Random(seed);
        var originals = corpus.ToArray();
        for (var i = 0; i < CasesPerSeed; i++)
        {
            var bytes = originals[random.Next(originals.Length)].ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(bytes.Count + 1);
                switch (random.Next(4))
                {
                    case 0:
                        bytes.Insert(at, Octet(random));
                        break;
                    case 1 when at < bytes.Count:
                        bytes[at] = Octet(random);
                        break;
                    case 2 when at < bytes.Count:
                        bytes.RemoveAt(at);
                        break;
                    default:
                        bytes.RemoveRange(at, random.Next(bytes.Count - at + 1));
                        break;
                }
            }

            check([.. bytes]);
        }
    }

    /// <summary>Often one that parsers care about.</summary>
    private static byte Octet(Random random) => random.Next(2) == 0 ? (byte)random.Next(256) : "\r\n \t:;,/@[]%0\0\u00ff"u8[random.Next(15)];
}
