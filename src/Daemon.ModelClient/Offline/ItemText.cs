using System.Text;
using System.Text.Json;
using Daemon.Protocol.Responses;

namespace Daemon.ModelClient.Offline;

/// <summary>Reads the text of messages and tool outputs: a string, or an array of parts with a <c>text</c> member.</summary>
internal static class ItemText
{
    /// <summary>The item's text, its parts joined by line breaks; empty when it has none.</summary>
    public static string Read(ResponseItem item)
    {
        ReadOnlySpan<byte> member = item.Kind == ResponseItemKind.Message ? "content"u8 : "output"u8;
        var reader = new Utf8JsonReader(item.Json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(member);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString()! : ReadParts(ref reader);
            }

            reader.Skip();
        }

        return string.Empty;
    }

    private static string ReadParts(ref Utf8JsonReader reader)
    {
        var text = new StringBuilder();
        int depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("text"u8) && reader.Read()
                && reader.TokenType == JsonTokenType.String)
            {
                text.Append(text.Length > 0 ? "\n" : string.Empty).Append(reader.GetString());
            }
        }

        return text.ToString();
    }
}
