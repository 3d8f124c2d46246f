using System.Text.Json;
using Daemon.ModelClient.Errors;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient.Http;

/// <summary>Reads the <c>response</c> object of <c>response.completed</c>.</summary>
internal static class CompletedResponse
{
    /// <exception cref="ModelException">The object has no id, so it is no response.</exception>
    public static ModelEvent.Completed Read(ReadOnlySpan<byte> response)
    {
        string? id = null;
        TokenUsage? usage = null;
        bool? endTurn = null;
        var reader = new Utf8JsonReader(response);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                usage = reader.TokenType == JsonTokenType.StartObject ? ReadUsage(ref reader) : null;
            }
            else if (reader.ValueTextEquals("end_turn"u8))
            {
                reader.Read();
                endTurn = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        return id is null
            ? throw ModelErrors.StreamDisconnected("response.completed has no response id")
            : new ModelEvent.Completed(id, usage, endTurn);
    }

    private static TokenUsage ReadUsage(ref Utf8JsonReader reader)
    {
        var usage = default(TokenUsage);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("input_tokens"u8))
            {
                usage = usage with { Input = Count(ref reader) };
            }
            else if (reader.ValueTextEquals("output_tokens"u8))
            {
                usage = usage with { Output = Count(ref reader) };
            }
            else if (reader.ValueTextEquals("total_tokens"u8))
            {
                usage = usage with { Total = Count(ref reader) };
            }
            else if (reader.ValueTextEquals("input_tokens_details"u8) || reader.ValueTextEquals("output_tokens_details"u8))
            {
                usage = ReadDetails(ref reader, usage);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return usage;
    }

    private static TokenUsage ReadDetails(ref Utf8JsonReader reader, TokenUsage usage)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return usage;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cached_tokens"u8))
            {
                usage = usage with { CachedInput = Count(ref reader) };
            }
            else if (reader.ValueTextEquals("cache_write_tokens"u8))
            {
                usage = usage with { CacheWriteInput = Count(ref reader) };
            }
            else if (reader.ValueTextEquals("reasoning_tokens"u8))
            {
                usage = usage with { ReasoningOutput = Count(ref reader) };
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return usage;
    }

    private static long Count(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value))
        {
            return value;
        }

        reader.Skip();
        return 0;
    }
}
