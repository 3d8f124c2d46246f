using System.Buffers;
using System.Text.Json;
using Daemon.Protocol.Responses;

namespace Daemon.Core.History;

/// <summary>
/// The form in which an item is resent: without the id that the model gave it (the daemon stores nothing at the provider, so such an
/// id refers to nothing) and without bookkeeping that only the vendor's own endpoint understands.
/// </summary>
internal static class HistoryForm
{
    private const string Passthrough = "internal_chat_message_metadata_passthrough";

    /// <summary>Ids that the daemon made are kept: they begin so.</summary>
    private static readonly string[] OwnPrefixes = ["msg_", "fco_", "ctco_", "tso_"];

    public static ResponseItem Of(ResponseItem item)
    {
        var dropId = item.Id is not null && !IsOwnId(item);
        if (!dropId && item.Json.Span.IndexOf("internal_chat_message_metadata_passthrough"u8) < 0)
        {
            return item;
        }

        using var document = JsonDocument.Parse(item.Json);
        var buffer = new ArrayBufferWriter<byte>(item.Json.Length);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if ((dropId && member.NameEquals("id")) || member.NameEquals(Passthrough))
                {
                    continue;
                }

                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return ResponseItem.Parse(buffer.WrittenSpan.ToArray());
    }

    private static bool IsOwnId(ResponseItem item)
    {
        var fromModel = item.Kind switch
        {
            ResponseItemKind.Message => item.Role == "assistant",
            ResponseItemKind.FunctionCallOutput or ResponseItemKind.CustomToolCallOutput or ResponseItemKind.ToolSearchOutput => false,
            _ => true,
        };
        return !fromModel && Array.Exists(OwnPrefixes, prefix => item.Id!.StartsWith(prefix, StringComparison.Ordinal));
    }
}
