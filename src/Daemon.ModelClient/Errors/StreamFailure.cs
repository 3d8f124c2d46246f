using System.Text.Json;

namespace Daemon.ModelClient.Errors;

/// <summary>Classifies the terminal events <c>response.failed</c> and <c>response.incomplete</c>.</summary>
internal static class StreamFailure
{
    /// <param name="response">The event's <c>response</c> member; empty when there is none.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static ModelException FromFailed(ReadOnlySpan<byte> response)
    {
        ErrorBody? error = null;
        var reader = new Utf8JsonReader(response);
        if (!response.IsEmpty && Seek(ref reader, "error"u8) && reader.TokenType != JsonTokenType.Null)
        {
            error = ErrorBody.Read(ref reader);
        }

        return error is null ? ModelErrors.StreamDisconnected("response.failed event received") : ByCode(error);
    }

    /// <inheritdoc cref="FromFailed"/>
    public static ModelException FromIncomplete(ReadOnlySpan<byte> response)
    {
        string reason = "unknown";
        var reader = new Utf8JsonReader(response);
        if (!response.IsEmpty && Seek(ref reader, "incomplete_details"u8) && reader.TokenType == JsonTokenType.StartObject
            && SeekMember(ref reader, "reason"u8) && reader.TokenType == JsonTokenType.String)
        {
            reason = reader.GetString() ?? reason;
        }

        string message = $"Incomplete response returned, reason: {reason}";
        return reason is "max_output_tokens" or "unknown" ? ModelErrors.Final(message) : ModelErrors.StreamDisconnected(message);
    }

    private static ModelException ByCode(ErrorBody error) => error.Code switch
    {
        "context_length_exceeded" => ModelErrors.ContextWindowExceeded(),
        "insufficient_quota" => ModelErrors.QuotaExceeded(),
        "usage_not_included" => ModelErrors.UsageNotIncluded(),
        "server_is_overloaded" => ModelErrors.ServerOverloaded(),
        "rate_limit_exceeded" or "slow_down" => ModelErrors.RateLimitExceeded(error.Message),
        "invalid_prompt" => ModelErrors.Final(error.Message ?? "The provider refused the prompt as invalid."),
        "cyber_policy" => ModelErrors.CyberPolicy(error.Message),
        "model_not_found" => ModelErrors.ModelNotFound(error.Message),
        _ => ModelErrors.StreamDisconnected(error.Message ?? error.Code ?? "response.failed event received"),
    };

    private static bool Seek(ref Utf8JsonReader reader, ReadOnlySpan<byte> member) =>
        reader.Read() && reader.TokenType == JsonTokenType.StartObject && SeekMember(ref reader, member);

    /// <summary>From an object's start to the value of one of its members; false at the object's end.</summary>
    private static bool SeekMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(member);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
