using System.Text.Json;

namespace Daemon.ModelClient.Errors;

/// <summary>The members of a provider's error object that the daemon acts on; all null when there are none.</summary>
/// <param name="ResetsAt">Unix seconds at which a usage limit ends.</param>
/// <param name="ResetsInSeconds">The same as a distance.</param>
internal sealed record ErrorBody(string? Message, string? Code, string? Type, string? PlanType, long? ResetsAt, long? ResetsInSeconds)
{
    private static readonly ErrorBody Empty = new(null, null, null, null, null, null);

    /// <summary>Reads <c>{"error":{...}}</c> or <c>{"error":"text"}</c>; anything else, JSON or not, gives an empty result.</summary>
    public static ErrorBody ParseResponse(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return Empty;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isError = reader.ValueTextEquals("error"u8);
                reader.Read();
                if (isError)
                {
                    return Read(ref reader);
                }

                reader.Skip();
            }

            return Empty;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Error pages come in every form: one that is no JSON states no code, and its text is shown as it is.
            return Empty;
        }
    }

    /// <summary>Reads the error object that the reader stands on, and leaves the reader on its end.</summary>
    public static ErrorBody Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Empty with { Message = reader.GetString() };
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return Empty;
        }

        ErrorBody error = Empty;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            error = error.WithMember(ref reader);
        }

        return error;
    }

    private ErrorBody WithMember(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("message"u8))
        {
            return this with { Message = Text(ref reader) };
        }

        if (reader.ValueTextEquals("code"u8))
        {
            return this with { Code = Text(ref reader) };
        }

        if (reader.ValueTextEquals("type"u8))
        {
            return this with { Type = Text(ref reader) };
        }

        if (reader.ValueTextEquals("plan_type"u8))
        {
            return this with { PlanType = Text(ref reader) };
        }

        if (reader.ValueTextEquals("resets_at"u8))
        {
            return this with { ResetsAt = Integer(ref reader) };
        }

        if (reader.ValueTextEquals("resets_in_seconds"u8))
        {
            return this with { ResetsInSeconds = Integer(ref reader) };
        }

        reader.Read();
        reader.Skip();
        return this;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    private static long? Integer(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value))
        {
            return value;
        }

        reader.Skip();
        return null;
    }
}
