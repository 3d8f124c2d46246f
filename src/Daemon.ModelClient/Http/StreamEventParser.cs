using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Daemon.ModelClient.Errors;
using Daemon.Protocol.Responses;

namespace Daemon.ModelClient.Http;

/// <summary>
/// Turns the data of one server-sent event into a <see cref="ModelEvent"/>. One pass over the bytes, whatever the order of members;
/// a delta costs its string and its record.
/// </summary>
/// <remarks>Not thread-safe: it remembers the last item id, which all deltas of an item share.</remarks>
internal sealed class StreamEventParser
{
    private string _lastItemId = string.Empty;

    /// <summary>Reads one event.</summary>
    /// <returns>Null for events that mean nothing here: unknown types, and data that is no JSON.</returns>
    /// <exception cref="ModelException">The event says that the response failed or is incomplete.</exception>
    public ModelEvent? Parse(ReadOnlySpan<byte> data)
    {
        // JSON text is UTF-8 or it is no JSON; a broken character becomes U+FFFD instead of costing the whole event.
        if (!Utf8.IsValid(data))
        {
            data = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(data));
        }

        try
        {
            return ParseValid(data);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is the reader's word for an escaped lone surrogate.
            return null;
        }
    }

    private ModelEvent? ParseValid(ReadOnlySpan<byte> data)
    {
        var members = new EventMembers();
        var reader = new Utf8JsonReader(data);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            members.Take(ref reader);
        }

        return members.Type switch
        {
            StreamEventType.OutputTextDelta => new ModelEvent.TextDelta(ItemId(data, members), members.Text(data)),
            StreamEventType.ReasoningSummaryTextDelta =>
                new ModelEvent.ReasoningSummaryDelta(ItemId(data, members), members.SummaryIndex, members.Text(data)),
            StreamEventType.ReasoningTextDelta =>
                new ModelEvent.ReasoningTextDelta(ItemId(data, members), members.ContentIndex, members.Text(data)),
            StreamEventType.ReasoningSummaryPartAdded =>
                new ModelEvent.ReasoningSummaryPartAdded(ItemId(data, members), members.SummaryIndex),
            StreamEventType.OutputItemAdded when members.HasItem => new ModelEvent.ItemAdded(Item(members.Item(data))),
            StreamEventType.OutputItemDone when members.HasItem => new ModelEvent.ItemDone(Item(members.Item(data))),
            StreamEventType.Created => new ModelEvent.Created(),
            StreamEventType.Completed when members.HasResponse => CompletedResponse.Read(members.Response(data)),
            StreamEventType.Failed => throw StreamFailure.FromFailed(members.Response(data)),
            StreamEventType.Incomplete => throw StreamFailure.FromIncomplete(members.Response(data)),
            _ => null,
        };
    }

    private string ItemId(ReadOnlySpan<byte> data, in EventMembers members)
    {
        Utf8JsonReader reader = members.ItemIdReader(data);
        if (reader.TokenType != JsonTokenType.String)
        {
            return string.Empty;
        }

        if (!reader.ValueTextEquals(_lastItemId))
        {
            _lastItemId = reader.GetString()!;
        }

        return _lastItemId;
    }

    /// <summary>
    /// Copies the item out of the receive buffer, on one line: items are stored as lines, and a line break between tokens is legal JSON.
    /// </summary>
    private static ResponseItem Item(ReadOnlySpan<byte> json)
    {
        byte[] copy = json.ToArray();
        copy.AsSpan().Replace((byte)'\n', (byte)' ');
        copy.AsSpan().Replace((byte)'\r', (byte)' ');
        return ResponseItem.Parse(copy);
    }
}
