using System.Text.Json;

namespace Daemon.ModelClient.Http;

/// <summary>
/// Where the members of one stream event lie in its bytes: decoded only when the event's type, which may come last, asks for it.
/// </summary>
internal struct EventMembers
{
    private (int Start, int Length) _itemId;
    private (int Start, int Length) _delta;
    private (int Start, int Length) _item;
    private (int Start, int Length) _response;

    public StreamEventType Type { get; private set; }

    public int SummaryIndex { get; private set; }

    public int ContentIndex { get; private set; }

    public readonly bool HasItem => _item.Length > 0;

    public readonly bool HasResponse => _response.Length > 0;

    /// <summary>Takes the member whose name the reader stands on.</summary>
    public void Take(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("type"u8))
        {
            reader.Read();
            Type = StreamEventTypes.Read(ref reader);
            reader.Skip();
        }
        else if (reader.ValueTextEquals("delta"u8))
        {
            _delta = Locate(ref reader, JsonTokenType.String);
        }
        else if (reader.ValueTextEquals("item_id"u8))
        {
            _itemId = Locate(ref reader, JsonTokenType.String);
        }
        else if (reader.ValueTextEquals("item"u8))
        {
            _item = Locate(ref reader, JsonTokenType.StartObject);
        }
        else if (reader.ValueTextEquals("response"u8))
        {
            _response = Locate(ref reader, JsonTokenType.StartObject);
        }
        else if (reader.ValueTextEquals("summary_index"u8))
        {
            SummaryIndex = Index(ref reader);
        }
        else if (reader.ValueTextEquals("content_index"u8))
        {
            ContentIndex = Index(ref reader);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    public readonly ReadOnlySpan<byte> Item(ReadOnlySpan<byte> data) => Slice(data, _item);

    public readonly ReadOnlySpan<byte> Response(ReadOnlySpan<byte> data) => Slice(data, _response);

    /// <summary>The <c>delta</c>; empty when there is none.</summary>
    public readonly string Text(ReadOnlySpan<byte> data)
    {
        Utf8JsonReader reader = ReaderOn(data, _delta);
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : string.Empty;
    }

    /// <summary>A reader on the <c>item_id</c> string, or on nothing.</summary>
    public readonly Utf8JsonReader ItemIdReader(ReadOnlySpan<byte> data) => ReaderOn(data, _itemId);

    private static Utf8JsonReader ReaderOn(ReadOnlySpan<byte> data, (int Start, int Length) range)
    {
        var reader = new Utf8JsonReader(Slice(data, range));
        if (range.Length > 0)
        {
            reader.Read();
        }

        return reader;
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> data, (int Start, int Length) range) =>
        data.Slice(range.Start, range.Length);

    private static (int Start, int Length) Locate(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        reader.Read();
        bool usable = reader.TokenType == expected;
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return usable ? (start, (int)reader.BytesConsumed - start) : default;
    }

    private static int Index(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value))
        {
            return value;
        }

        reader.Skip();
        return 0;
    }
}
