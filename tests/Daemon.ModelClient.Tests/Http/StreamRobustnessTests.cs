using System.Text;
using Daemon.ModelClient.Http;
using Daemon.ModelClient.Sse;
using Daemon.ModelClient.Tests.Sse;

namespace Daemon.ModelClient.Tests.Http;

/// <summary>Whatever a server sends, the reader and the parser end with events or with the documented exception.</summary>
public sealed class StreamRobustnessTests
{
    private static readonly string[] Valid =
    [
        """{"type":"response.created","response":{"id":"r"}}""",
        """{"type":"response.output_text.delta","item_id":"m","delta":"a\u00e9\n"}""",
        """{"type":"response.reasoning_summary_text.delta","item_id":"m","summary_index":1,"delta":"x"}""",
        """{"type":"response.output_item.done","item":{"type":"function_call","call_id":"c","name":"n","arguments":"{}"}}""",
        """{"type":"response.completed","response":{"id":"r","usage":{"input_tokens":1,"input_tokens_details":{"cached_tokens":1}}}}""",
        """{"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded","message":"try again in 1.5s"}}}""",
        """{"type":"response.incomplete","response":{"incomplete_details":{"reason":"content_filter"}}}""",
    ];

    private static readonly string[] Splinters =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud83d", "null", "1e999", "\n", "\r", "\n\n", "\ndata: ", "\uFEFF", "\0"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_streams_do_no_harm(int seed)
    {
        var random = new Random(seed);
        int outcomes = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = Compose(random);
            using var sse = new SseReader(new ChunkedStream(bytes, _ => random.Next(1, 40)), maxEventBytes: 4096);
            outcomes += await DrainAsync(sse);
        }

        Assert.True(outcomes > 0, "no random stream held anything that the parser understood");
    }

    /// <summary>A valid event with up to four bytes broken or replaced by a piece of syntax.</summary>
    private static byte[] Compose(Random random)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes($"data: {Valid[random.Next(Valid.Length)]}\n\n"));
        for (int n = random.Next(5); n > 0; n--)
        {
            int at = random.Next(bytes.Count);
            bytes.RemoveAt(at);
            bytes.InsertRange(at, random.Next(3) == 0 ? [(byte)random.Next(256)] : Encoding.UTF8.GetBytes(Splinters[random.Next(Splinters.Length)]));
        }

        return [.. bytes];
    }

    private static async Task<int> DrainAsync(SseReader sse)
    {
        var parser = new StreamEventParser();
        int outcomes = 0;
        do
        {
            while (sse.TryRead())
            {
                try
                {
                    outcomes += parser.Parse(sse.Data.Span) is null ? 0 : 1;
                }
                catch (ModelException e)
                {
                    Assert.NotNull(e.Error.Message);
                    outcomes++;
                }
            }
        }
        while (await sse.FillAsync(CancellationToken.None));

        return outcomes;
    }
}
