using System.Text.Json;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Common;

/// <summary>A request id inside a payload: a string or a signed 64-bit integer.</summary>
internal static class RequestIdForm
{
    internal const string Schema = """
        {"anyOf":[{"type":"string"},{"type":"integer","format":"int64"}]}
        """;

    internal static RequestId Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new RequestId(reader.GetString()!),
        JsonTokenType.Number when reader.TryGetInt64(out long number) => new RequestId(number),
        _ => throw WireError.InvalidType(ref reader, "a string or an integer"),
    };

    internal static void Write(Utf8JsonWriter writer, RequestId value)
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
