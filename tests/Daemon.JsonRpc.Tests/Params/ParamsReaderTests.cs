using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Daemon.JsonRpc.Params;

namespace Daemon.JsonRpc.Tests.Params;

public sealed class ParamsReaderTests
{
    [Theory]
    [InlineData(null, "missing field `params`")]
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
    public void Words_the_problem(string? json, string expected)
    {
        ReadOnlyMemory<byte>? raw = json is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(json);
        Assert.False(ParamsReader.TryRead(raw, SampleContext.Default.SampleParams, out _, out string? problem));
        Assert.Equal("Invalid request: " + expected, problem);
    }

    [Theory]
    [InlineData("""{"threadId":"t"}""")]
    [InlineData("""{"threadId":"t","unknown":[1],"limit":null,"mode":null,"deep":true}""")]
    [InlineData("""{"input":[{"text":"a","type":"text"},{"type":"image","url":"u"}],"threadId":"t","mode":"none","env":{},"path":"/a"}""")]
    public void Reads_what_fits(string json)
    {
        Assert.True(ParamsReader.TryRead(Encoding.UTF8.GetBytes(json), SampleContext.Default.SampleParams, out SampleParams? value, out _));
        Assert.Equal("t", value.ThreadId);
    }
}

public sealed record SampleParams(
    string ThreadId,
    uint? Limit = null,
    bool Deep = false,
    SampleMode? Mode = null,
    IReadOnlyList<SampleInput>? Input = null,
    Dictionary<string, string>? Env = null,
    [property: JsonConverter(typeof(AbsolutePathConverter))] string? Path = null);

public enum SampleMode
{
    [JsonStringEnumMemberName("read-only")]
    ReadOnly,
    [JsonStringEnumMemberName("workspace-write")]
    WorkspaceWrite,
    [JsonStringEnumMemberName("none")]
    None,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SampleText), "text")]
[JsonDerivedType(typeof(SampleImage), "image")]
public abstract record SampleInput;

public sealed record SampleText(string Text) : SampleInput;

public sealed record SampleImage(string Url) : SampleInput;

public sealed class AbsolutePathConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is ['/', ..] path ? path : throw new ParamsException("path is not absolute");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SampleParams))]
public sealed partial class SampleContext : JsonSerializerContext;
