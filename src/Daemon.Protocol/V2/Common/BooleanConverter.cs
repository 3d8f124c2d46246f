using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Common;

/// <summary>The framework's Boolean, with this protocol's error text.</summary>
internal sealed class BooleanConverter : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False
            ? reader.GetBoolean()
            : throw WireError.InvalidType(ref reader, "a boolean");

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
