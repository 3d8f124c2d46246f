using System.Text;
using Daemon.ModelClient.Http;

namespace Daemon.ModelClient.Tests.Http;

public sealed class StreamEventParserTests
{
    public static TheoryData<string, ModelEvent?> Events => new()
    {
        { """{"type":"response.created"}""", new ModelEvent.Created() },
        { """{"delta":"x","item_id":"m","type":"response.output_text.delta"}""", new ModelEvent.TextDelta("m", "x") },
        { """{"type":"response.output_text.delta","delta":"a\n\"\u00e9\ud83d\ude00"}""", new ModelEvent.TextDelta("", "a\n\"é😀") },
        { """{"type":"response.output_text.delta","item_id":"m"}""", new ModelEvent.TextDelta("m", "") },
        { """{"type":"response.reasoning_summary_text.delta","item_id":"r","summary_index":2,"delta":"x"}""", new ModelEvent.ReasoningSummaryDelta("r", 2, "x") },
        { """{"type":"response.reasoning_text.delta","item_id":"r","content_index":3,"delta":"x"}""", new ModelEvent.ReasoningTextDelta("r", 3, "x") },
        { """{"type":"response.reasoning_summary_part.added","item_id":"r","summary_index":1,"part":{"type":"x"}}""", new ModelEvent.ReasoningSummaryPartAdded("r", 1) },
        { """{"type":"response.completed","response":{"id":"r"}}""", new ModelEvent.Completed("r", null, null) },
        { """{"type":"response.completed","response":{"usage":null,"id":"r","end_turn":true,"output":[{"id":"other"}]}}""", new ModelEvent.Completed("r", null, true) },
        { """{"type":"response.function_call_arguments.delta","delta":"{"}""", null },
        { """{"type":"response.output_item.done"}""", null },
        { """{"type":"response.output_item.done","item":"text"}""", null },
        { """{"type":{"type":"response.created"}}""", null },
        { """{"type":5,"delta":[1,{"a":2}]}""", null },
        { """{"type":"response.output_text.delta","delta":"\ud83d"}""", null },
        { """{"type":"response.output_text.delta","delta":"x" """, null },
        { "[DONE]", null },
        { "\"response.created\"", null },
        { "", null },
        { "{}", null },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Events_are_read_and_rubbish_is_ignored(string json, ModelEvent? expected) =>
        Assert.Equal(expected, new StreamEventParser().Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Usage_is_read_in_full()
    {
        const string Json = """
            {"type":"response.completed","response":{"id":"r","usage":{"input_tokens":10,"input_tokens_details":{"cached_tokens":2,"cache_write_tokens":3,
            "other":{}},"output_tokens":20,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":30,"more":[1]}}}
            """;

        var completed = (ModelEvent.Completed)new StreamEventParser().Parse(Encoding.UTF8.GetBytes(Json))!;

        Assert.Equal(new(10, 2, 3, 20, 5, 30), completed.Usage);
    }

    [Fact]
    public void A_response_without_an_id_is_no_end() =>
        Assert.Throws<ModelException>(() => new StreamEventParser().Parse("""{"type":"response.completed","response":{}}"""u8));

    [Fact]
    public void An_item_keeps_its_bytes_on_one_line()
    {
        byte[] data = Encoding.UTF8.GetBytes("{\"type\":\"response.output_item.done\",\"item\": {\"type\":\"future\",\n  \"n\": 1e2,\r\n \"s\":\"a\\nb\"} }");

        var done = (ModelEvent.ItemDone)new StreamEventParser().Parse(data)!;
        data.AsSpan().Clear();

        Assert.Equal("{\"type\":\"future\",   \"n\": 1e2,   \"s\":\"a\\nb\"}", Encoding.UTF8.GetString(done.Item.Json.Span));
    }

    [Fact]
    public void Broken_characters_are_replaced()
    {
        byte[] data = [.. """{"type":"response.output_text.delta","item_id":"m","delta":"a"""u8, 0xFF, .. "b\"}"u8];

        Assert.Equal(new ModelEvent.TextDelta("m", "a\uFFFDb"), new StreamEventParser().Parse(data));
    }

    [Fact]
    public void Deltas_share_the_string_of_their_item_id()
    {
        var parser = new StreamEventParser();
        byte[] data = """{"type":"response.output_text.delta","item_id":"m1","delta":"x"}"""u8.ToArray();

        var first = (ModelEvent.TextDelta)parser.Parse(data)!;
        var second = (ModelEvent.TextDelta)parser.Parse(data)!;

        Assert.Same(first.ItemId, second.ItemId);
    }

    [Fact]
    public void A_delta_allocates_its_string_and_its_record_only()
    {
        var parser = new StreamEventParser();
        byte[] data = """{"type":"response.output_text.delta","item_id":"m1","output_index":0,"content_index":0,"delta":"word "}"""u8.ToArray();
        parser.Parse(data);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            parser.Parse(data);
        }

        // string "word " (32 bytes) and TextDelta (32 bytes)
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1000 * 72);
    }
}
