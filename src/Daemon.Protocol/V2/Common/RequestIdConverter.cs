using System.Text.Json;
using System.Text.Json.Serialization;
using Daemon.JsonRpc;

namespace Daemon.Protocol.V2.Common;

/// <summary>A request id inside a payload: a string or a signed 64-bit integer.</summary>
internal sealed class RequestIdConverter : JsonConverter<RequestId>
{
    public override RequestId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new RequestId(reader.GetString()!),
        JsonTokenType.Number when reader.TryGetInt64(out long number) => new RequestId(number),
        _ => throw WireError.InvalidType(ref reader, "a string or an integer"),
    };

    public override void Write(Utf8JsonWriter writer, RequestId value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteNumberValue(value.Number);
        }
    }
}
