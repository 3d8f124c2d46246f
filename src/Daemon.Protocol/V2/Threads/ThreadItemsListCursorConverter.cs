using System.Text.Json;
using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>A string, or an object with a <c>type</c>.</summary>
internal sealed class ThreadItemsListCursorConverter : JsonConverter<ThreadItemsListCursor>
{
    public override ThreadItemsListCursor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new ThreadItemsListCursor.Opaque(reader.GetString()!);
        }

        JsonElement anchor = JsonElement.ParseValue(ref reader);
        string type = TaggedObject.RequiredString(anchor, "type");
        return type is "item"
            ? new ThreadItemsListCursor.AtItem(TaggedObject.RequiredString(anchor, "itemId"))
            : throw WireError.UnknownVariant(type, ["item"]);
    }

    public override void Write(Utf8JsonWriter writer, ThreadItemsListCursor value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case ThreadItemsListCursor.Opaque opaque:
                writer.WriteStringValue(opaque.Cursor);
                break;
            case ThreadItemsListCursor.AtItem anchor:
                writer.WriteStartObject();
                writer.WriteString("type", "item");
                writer.WriteString("itemId", anchor.ItemId);
                writer.WriteEndObject();
                break;
            default:
                throw new JsonException($"{value.GetType().Name} has no wire form.");
        }
    }
}
