using System.Text;
using System.Text.Json;
using Daemon.JsonRpc.Params;
using Daemon.JsonRpc.Payloads;

namespace Daemon.JsonRpc.Tests.Params;

public sealed class ParamsReaderTests
{
    [Theory]
    [InlineData(null, "missing field `params`")]
    [InlineData("null", "invalid type: null, expected a string")]
    [InlineData("5", "invalid type: integer `5`, expected a string")]
    [InlineData("\"\\ud800\"", "lone surrogate in a string")]
    [InlineData("\"bad\"", "unknown variant `bad`, expected `good`")]
    [InlineData("[[]]", "recursion limit exceeded")]
    public void Words_the_problem(string? json, string expected)
    {
        ReadOnlyMemory<byte>? raw = json is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(Deepen(json));
        Assert.False(ParamsReader.TryRead(raw, new GoodText(), out _, out string? problem));
        Assert.Equal("Invalid request: " + expected, problem);
    }

    [Fact]
    public void Reads_what_fits()
    {
        Assert.True(ParamsReader.TryRead("\"good\""u8.ToArray(), new GoodText(), out string? value, out _));
        Assert.Equal("good", value);
    }

    [Fact]
    public void A_text_is_one_value() => Assert.ThrowsAny<JsonException>(() => new GoodText().Parse("\"good\" 1"u8));

    // Arrays stand for more of them than may be nested.
    private static string Deepen(string json) =>
        json is "[[]]" ? new string('[', PayloadJson.MaxDepth + 1) + new string(']', PayloadJson.MaxDepth + 1) : json;

    private sealed class GoodText : WireType<string>
    {
        public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

        public override string Read(ref Utf8JsonReader reader)
        {
            if (reader.TokenType is JsonTokenType.StartArray)
            {
                reader.Skip();
            }

            string text = reader.TokenType is JsonTokenType.String
                ? reader.GetString()!
                : throw new ParamsException(ProblemText.InvalidType(in reader, "a string"));
            return text is "good" ? text : throw new ParamsException(ProblemText.UnknownVariant(text, ["good"]));
        }
    }
}
