using System.Text.Json;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Common;

/// <summary>A <see cref="RawJson"/> that must be an object.</summary>
internal static class JsonObjectForm
{
    internal const string Schema = """{"type":"object","additionalProperties":true}""";

    internal static RawJson Read(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.StartObject ? RawJsonForm.Read(ref reader) : throw WireError.InvalidType(ref reader, "a map");

    internal static void Write(Utf8JsonWriter writer, RawJson value) => RawJsonForm.Write(writer, value);
}
