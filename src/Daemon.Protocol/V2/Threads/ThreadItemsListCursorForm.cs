using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>A string, or an object with a <c>type</c>.</summary>
internal static class ThreadItemsListCursorForm
{
    internal const string Schema = """
        {"anyOf":[{"type":"string"},{"type":"object","required":["type","itemId"],"properties":{"type":{"type":"string","enum":["item"]},"itemId":{"type":"string"}}}]}
        """;

    internal static ThreadItemsListCursor Read(ref Utf8JsonReader reader)
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

    internal static void Write(Utf8JsonWriter writer, ThreadItemsListCursor value)
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
                throw WireError.NoForm(value.GetType().Name);
        }
    }
}
