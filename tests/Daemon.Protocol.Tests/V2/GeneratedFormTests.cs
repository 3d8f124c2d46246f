using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Daemon.JsonRpc.Params;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.Tests.V2;

/// <summary>Forms that the generator makes for types of this file: what they read, and how they word what they do not.</summary>
public sealed class GeneratedFormTests
{
    [Theory]
    [InlineData("null", "invalid type: null, expected struct SampleParams")]
    [InlineData("5", "invalid type: integer `5`, expected struct SampleParams")]
    [InlineData("[]", "invalid type: sequence, expected struct SampleParams")]
    [InlineData("{}", "missing field `threadId`")]
    [InlineData("""{"threadId":5}""", "invalid type: integer `5`, expected a string")]
    [InlineData("""{"threadId":null}""", "invalid type: null, expected a string")]
    [InlineData("""{"threadId":{"x":1}}""", "invalid type: map, expected a string")]
    [InlineData("""{"threadId":"t","limit":"x\n\"y"}""", """invalid type: string "x\n\"y", expected u32""")]
    [InlineData("""{"threadId":"t","limit":"\u0001\u007f\\"}""", """invalid type: string "\u{1}\u{7f}\\", expected u32""")]
    [InlineData("""{"threadId":"t","limit":-1}""", "invalid value: integer `-1`, expected u32")]
    [InlineData("""{"threadId":"t","limit":4294967296}""", "invalid value: integer `4294967296`, expected u32")]
    [InlineData("""{"threadId":"t","limit":1.5}""", "invalid type: floating point `1.5`, expected u32")]
    [InlineData("""{"threadId":"t","limit":1e3}""", "invalid type: floating point `1000.0`, expected u32")]
    [InlineData("""{"threadId":"t","deep":1}""", "invalid type: integer `1`, expected a boolean")]
    [InlineData("""{"threadId":"t","mode":"bogus"}""", "unknown variant `bogus`, expected one of `read-only`, `workspace-write`, `none`")]
    [InlineData("""{"threadId":"t","mode":[]}""", "invalid type: sequence, expected string or map")]
    [InlineData("""{"threadId":"t","input":[{"type":"text","text":"a"},{"type":"text"}]}""", "missing field `text`")]
    [InlineData("""{"threadId":"t","input":[{"text":"a"}]}""", "missing field `type`")]
    [InlineData("""{"threadId":"t","input":[{"type":"video"}]}""", "unknown variant `video`, expected `text` or `image`")]
    [InlineData("""{"threadId":"t","input":["a"]}""", """invalid type: string "a", expected internally tagged enum SampleInput""")]
    [InlineData("""{"threadId":"t","input":{}}""", "invalid type: map, expected a sequence")]
    [InlineData("""{"threadId":"t","env":{"A":"b","C":true}}""", "invalid type: boolean `true`, expected a string")]
    [InlineData("""{"threadId":"\ud800"}""", "lone surrogate in a string")]
    [InlineData("""{"threadId":"t","path":"relative"}""", "path is not absolute")]
    [InlineData("""{"threadId":"t","limit":18446744073709551615}""", "invalid value: integer `18446744073709551615`, expected u32")]
    [InlineData("""{"threadId":"t","limit":1e3,"deep":5}""", "invalid type: floating point `1000.0`, expected u32")]
    [InlineData("""{"threadId":"t","deep":null}""", "invalid type: null, expected a boolean")]
    [InlineData("""{"threadId":"t","tags":["a",null]}""", "invalid type: null, expected a string")]
    [InlineData("""{"threadId":"t","cwd":5,"limit":"x"}""", "invalid type: integer `5`, expected a string")]
    [InlineData("""{"limit":"x"}""", """invalid type: string "x", expected u32""")]
    [InlineData("""{"threadId":"t","input":[{"type":5}]}""", "missing field `type`")]
    [InlineData("""{"threadId":"t","input":[null]}""", "invalid type: null, expected internally tagged enum SampleInput")]
    public void Words_the_problem(string json, string expected)
    {
        Assert.False(ParamsReader.TryRead(Encoding.UTF8.GetBytes(json), SampleJson.SampleParams, out _, out string? problem));
        Assert.Equal("Invalid request: " + expected, problem);
    }

    [Theory]
    [InlineData("""{"threadId":"t"}""")]
    [InlineData("""{"threadId":"t","unknown":[1],"limit":null,"path":null,"deep":true}""")]
    [InlineData("""{"input":[{"text":"a","type":"text"},{"type":"image","url":"u"}],"threadId":"t","mode":"none","env":{},"path":"/a"}""")]
    [InlineData("""{"threadId":"x","threadId":"t","\u0074hreadId":"t"}""")]
    public void Reads_what_fits(string json)
    {
        Assert.True(ParamsReader.TryRead(Encoding.UTF8.GetBytes(json), SampleJson.SampleParams, out SampleParams? value, out _));
        Assert.Equal("t", value.ThreadId);
    }

    [Fact]
    public void Absent_members_keep_their_initial_value()
    {
        SampleParams read = Wire.Read(SampleJson.SampleParams, """{"threadId":"t"}""");
        Assert.Equal((SampleMode.WorkspaceWrite, "d"), (read.Mode, Assert.Single(read.Tags)));
        Assert.Equal((false, (string?)null), (read.Tier.IsPresent, read.Cwd));
    }

    [Fact]
    public void Present_members_replace_it()
    {
        SampleParams read = Wire.Read(SampleJson.SampleParams, """{"threadId":"t","mode":"none","tags":[],"tier":null}""");
        Assert.Equal((SampleMode.None, 0, true), (read.Mode, read.Tags.Count, read.Tier.IsPresent));
    }

    [Theory]
    [InlineData(
        """{"threadId":"t","limit":1,"deep":false,"mode":"none","input":[{"type":"text","text":"é<"}],"env":{"A":"b"},"path":"/a","tags":["x"],"cwd":null}""")]
    [InlineData(
        """{"threadId":"t","limit":null,"deep":true,"mode":"read-only","input":null,"env":null,"path":null,"tags":[],"cwd":"/","tier":null,"note":"n"}""")]
    public void Round_trips(string json) => Wire.RoundTrips(SampleJson.SampleParams, json);

    [Fact]
    public void Many_elements_are_read() => Wire.RoundTrips(
        SampleJson.SampleParams,
        $$"""{"threadId":"t","limit":null,"deep":true,"mode":"none","input":[{{string.Join(',', Enumerable.Repeat("""{"type":"image","url":"u"}""", 9))}}],"env":null,"path":null,"tags":[{{string.Join(',', Enumerable.Repeat("\"x\"", 9))}}],"cwd":null}""");

    [Fact]
    public void Deep_nesting_is_refused()
    {
        byte[] json = Encoding.UTF8.GetBytes($$"""{"threadId":"t","unknown":{{new string('[', 80)}}{{new string(']', 80)}}}""");
        Assert.False(ParamsReader.TryRead(json, SampleJson.SampleParams, out _, out string? problem));
        Assert.Equal("Invalid request: recursion limit exceeded", problem);
    }

    /// <summary>Whatever the text is: it is read, or refused with a problem.</summary>
    [Fact]
    public void Mangled_texts_never_throw()
    {
        byte[] original =
            """{"threadId":"t","limit":5,"mode":"none","input":[{"type":"text","text":"a"}],"env":{"A":"b"},"path":"/a"}"""u8.ToArray();
        const string Interesting = "{}[]\",:\\ \r\n\0eE+-.09ud8f";
        var random = new Random(4711);
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] json = [.. original];
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                json[random.Next(json.Length)] = (byte)Interesting[random.Next(Interesting.Length)];
            }

            bool read = ParamsReader.TryRead(json, SampleJson.SampleParams, out SampleParams? value, out string? problem);
            Assert.Equal((read, !read), (value is not null, problem is not null));
            refused += read ? 0 : 1;
        }

        Assert.InRange(refused, 1, 19_999);
    }

    [Fact]
    public void A_value_outside_an_enum_is_not_written() =>
        Assert.Throws<JsonException>(() => Wire.Write(SampleJson.SampleParams, new SampleParams { ThreadId = "t", Mode = (SampleMode)7 }));
}

/// <summary>Forms of this file's types.</summary>
[WireRoot(typeof(SampleParams))]
internal static partial class SampleJson;

public sealed record SampleParams
{
    public required string ThreadId { get; init; }

    public uint? Limit { get; init; }

    public bool Deep { get; init; }

    public SampleMode Mode { get; init; } = SampleMode.WorkspaceWrite;

    public IReadOnlyList<SampleInput>? Input { get; init; }

    public IReadOnlyDictionary<string, string>? Env { get; init; }

    [WireForm(typeof(SamplePathForm))]
    public string? Path { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = ["d"];

    public string? Cwd { get; init; }

    public Optional<string> Tier { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
}

public enum SampleMode
{
    [JsonStringEnumMemberName("read-only")]
    ReadOnly,
    [JsonStringEnumMemberName("workspace-write")]
    WorkspaceWrite,
    None,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SampleText), "text")]
[JsonDerivedType(typeof(SampleImage), "image")]
public abstract record SampleInput;

public sealed record SampleText : SampleInput
{
    public required string Text { get; init; }
}

public sealed record SampleImage : SampleInput
{
    public required string Url { get; init; }
}

internal static class SamplePathForm
{
    internal static string Read(ref Utf8JsonReader reader) =>
        reader.GetString() is ['/', ..] path ? path : throw new ParamsException("path is not absolute");

    internal static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}
