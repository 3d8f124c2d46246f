using System.Text;
using Daemon.JsonRpc.Messages;

namespace Daemon.JsonRpc.Tests.Messages;

public sealed class EnvelopeParserTests
{
    [Theory]
    [InlineData("""{"id":1,"method":"m"}""", "Request n1 m -")]
    [InlineData("""{"jsonrpc":"2.0","id":"1","method":"m","params":{"a":[1]}}""", """Request s1 m {"a":[1]}""")]
    [InlineData("""{"params": [1, 2] ,"method":"m","id":-9223372036854775808}""", "Request n-9223372036854775808 m [1, 2]")]
    [InlineData("""{"id":9223372036854775807,"method":"m","params":null}""", "Request n9223372036854775807 m -")]
    [InlineData("""{"id":"","method":"m","extra":{"id":[2]}}""", "Request s m -")]
    [InlineData("""{"method":"m"}""", "Notification m -")]
    [InlineData("""{"method":"m","params":5}""", "Notification m 5")]
    [InlineData("""{"id":1,"result":null}""", "Response n1 null")]
    [InlineData("""{"id":1,"result":{},"error":null}""", "Response n1 {}")]
    [InlineData("""{"error":{"code":-5,"message":"x","data":[0]},"id":"a"}""", "Error sa -5 x [0]")]
    [InlineData("""{"error":{"message":"x","code":7},"id":3}""", "Error n3 7 x -")]
    [InlineData("  {\"method\":\"\\u006d\"}\t", "Notification m -")]
    public void Classifies_messages(string json, string expected)
    {
        Assert.True(EnvelopeParser.TryParse(Encoding.UTF8.GetBytes(json), out Envelope envelope, out _));
        Assert.Equal(expected, Describe(envelope));
    }

    [Theory]
    [InlineData("", DropReason.NotJson)]
    [InlineData("   ", DropReason.NotJson)]
    [InlineData("this is not json", DropReason.NotJson)]
    [InlineData("""{"id":1,"method":"m"}{"id":2,"method":"m"}""", DropReason.NotJson)]
    [InlineData("""{"id":1,"method":"m",}""", DropReason.NotJson)]
    [InlineData("""{"id":01,"method":"m"}""", DropReason.NotJson)]
    [InlineData("""{"id":null,"method":"m" x}""", DropReason.NotJson)]
    [InlineData("""{"id":1,"method":"m","params":[}""", DropReason.NotJson)]
    [InlineData("[]", DropReason.NotAMessage)]
    [InlineData("""[{"id":1,"method":"m"}]""", DropReason.NotAMessage)]
    [InlineData("null", DropReason.NotAMessage)]
    [InlineData("5", DropReason.NotAMessage)]
    [InlineData("{}", DropReason.NotAMessage)]
    [InlineData("""{"id":1}""", DropReason.NotAMessage)]
    [InlineData("""{"method":5}""", DropReason.NotAMessage)]
    [InlineData("""{"id":null,"method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":1.5,"method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":1.0,"method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":1e2,"method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":9223372036854775808,"method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":{"a":1},"method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":true,"method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":1,"id":1,"method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":1,"method":"m","method":"m"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":1,"method":"\ud800"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":1,"error":"x"}""", DropReason.NotAMessage)]
    [InlineData("""{"id":1,"error":{"code":1}}""", DropReason.NotAMessage)]
    public void Drops_what_is_no_message(string json, DropReason expected)
    {
        Assert.False(EnvelopeParser.TryParse(Encoding.UTF8.GetBytes(json), out _, out DropReason reason));
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void Drops_invalid_utf8()
    {
        byte[] json = [.. """{"id":1,"method":"""u8, 0x22, 0xff, 0x22, .. "}"u8];
        Assert.False(EnvelopeParser.TryParse(json, out _, out DropReason reason));
        Assert.Equal(DropReason.NotJson, reason);
    }

    [Theory]
    [InlineData(126, true)]
    [InlineData(200, false)]
    [InlineData(100_000, false)]
    public void Limits_nesting(int depth, bool accepted)
    {
        string json = $$"""{"method":"m","params":{{new string('[', depth)}}{{new string(']', depth)}}}""";
        Assert.Equal(accepted, EnvelopeParser.TryParse(Encoding.UTF8.GetBytes(json), out _, out _));
    }

    [Theory]
    [InlineData("""{"traceparent":"00-a","tracestate":"b"}""", "00-a", "b")]
    [InlineData("""{"traceparent":"00-a","x":[1]}""", "00-a", null)]
    public void Exposes_the_trace_of_a_request(string trace, string? parent, string? state)
    {
        byte[] json = Encoding.UTF8.GetBytes($$"""{"trace":{{trace}},"id":1,"method":"m"}""");
        Assert.True(EnvelopeParser.TryParse(json, out Envelope envelope, out _));
        Assert.Equal(new TraceContext(parent, state), envelope.Trace);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    public void A_bad_trace_does_not_cost_the_request(string trace)
    {
        byte[] json = Encoding.UTF8.GetBytes($$"""{"trace":{{trace}},"id":1,"method":"m"}""");
        Assert.True(EnvelopeParser.TryParse(json, out Envelope envelope, out _));
        Assert.Null(envelope.Trace);
    }

    private static string Describe(in Envelope envelope)
    {
        string id = (envelope.Id.IsNumber ? "n" : "s") + envelope.Id;
        string parameters = envelope.Params is { } raw ? Encoding.UTF8.GetString(raw.Span) : "-";
        return envelope.Kind switch
        {
            MessageKind.Request => $"Request {id} {envelope.Method} {parameters}",
            MessageKind.Notification => $"Notification {envelope.Method} {parameters}",
            MessageKind.Response => $"Response {id} {Encoding.UTF8.GetString(envelope.Result.Span)}",
            _ => $"Error {id} {envelope.Error!.Code} {envelope.Error.Message} "
                + (envelope.Error.ErrorData is { } data ? Encoding.UTF8.GetString(data.Span) : "-"),
        };
    }
}
