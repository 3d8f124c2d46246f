using System.Text;
using Daemon.JsonRpc.Http;
using Daemon.JsonRpc.Messages;

namespace Daemon.JsonRpc.Tests;

/// <summary>Parsers of what strangers send say yes or no to damaged input, and nothing else. The seed is fixed: a failure repeats.</summary>
public sealed class MutationTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Envelopes() => Mutate(
        """{"id":"a\ud83d\ude00","method":"m","params":{"x":[1,-2.5e3,null]},"trace":{"traceparent":"00"},"error":{"code":1,"message":"x"}}""",
        bytes =>
        {
            if (EnvelopeParser.TryParse(bytes, out Envelope envelope, out _))
            {
                Assert.True(envelope.Method is not null || envelope.Error is not null || !envelope.Result.IsEmpty);
            }
        });

    [Fact]
    public void Http_heads() => Mutate(
        "GET /a?b HTTP/1.1\r\nHost: x\r\nConnection: upgrade, x\r\n\r\n",
        bytes =>
        {
            if (HttpHeadParser.TryParse(bytes, out HttpRequestHead? head))
            {
                Assert.DoesNotContain(head.Fields, field => field.Key.Length == 0 || field.Value.AsSpan().ContainsAny('\r', '\n', '\0'));
            }
        });

    private static void Mutate(string text, Action<byte[]> check)
    {
        byte[] original = Encoding.UTF8.GetBytes(text);
        const string Interesting = "{}[]\",:\\ \r\n\0eE+-.09ud8f";
        var random = new Random(4711);
        for (int round = 0; round < Rounds; round++)
        {
            var bytes = new List<byte>(original);
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                int at = random.Next(bytes.Count);
                byte value = random.Next(4) == 0 ? (byte)random.Next(256) : (byte)Interesting[random.Next(Interesting.Length)];
                switch (random.Next(3))
                {
                    case 0:
                        bytes[at] = value;
                        break;
                    case 1:
                        bytes.Insert(at, value);
                        break;
                    default:
                        bytes.RemoveAt(at);
                        break;
                }
            }
            check([.. bytes]);
        }
    }
}
