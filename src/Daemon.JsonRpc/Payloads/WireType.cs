using System.Text.Json;
using Daemon.JsonRpc.Params;

namespace Daemon.JsonRpc.Payloads;

/// <summary>How one type of payload is written as JSON and read from it. Stateless and thread-safe.</summary>
/// <typeparam name="T">The payload's type.</typeparam>
public abstract class WireType<T>
{
    /// <summary>Writes one value.</summary>
    /// <exception cref="JsonException">The value has no JSON form.</exception>
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>
    /// Reads the value at whose first token the reader stands, and leaves it at the last one. The reader must have been made from one
    /// piece of memory.
    /// </summary>
    /// <exception cref="ParamsException">The JSON does not fit the type; the message names the first problem in the order of the text.</exception>
    /// <exception cref="JsonException">The text is not JSON, or nested too deeply.</exception>
    /// <exception cref="InvalidOperationException">A string holds half of a surrogate pair.</exception>
    public abstract T Read(ref Utf8JsonReader reader);

    /// <summary>Reads a whole text in UTF-8.</summary>
    /// <exception cref="ParamsException">The JSON does not fit the type.</exception>
    /// <exception cref="JsonException">The text is not one JSON value, or is nested deeper than <see cref="PayloadJson.MaxDepth"/>.</exception>
    public T Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, PayloadJson.ReaderOptions);
        try
        {
            reader.Read();
            T value = Read(ref reader);
            // At the end of the text this finds nothing; anything else is an error.
            reader.Read();
            return value;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (\ud800): no text, so nothing that could be quoted.
            throw new ParamsException("lone surrogate in a string");
        }
    }

    /// <summary>The whole text of a value in UTF-8, on one line.</summary>
    public byte[] ToUtf8Bytes(T value)
    {
        using var text = new PayloadJson();
        Write(text.Writer, value);
        return text.ToArray();
    }
}
