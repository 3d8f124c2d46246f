using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient.Errors;

/// <summary>An HTTP answer other than 2xx, classified.</summary>
/// <param name="Error">What the caller sees when the request is not repeated.</param>
/// <param name="RetryRequest">Whether the client repeats the request itself, within <c>request_max_retries</c>.</param>
internal sealed record HttpFailure(ModelException Error, bool RetryRequest)
{
    /// <summary>Most of an error page that is read, in bytes.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>Most of an error page that a sentence quotes, in characters.</summary>
    private const int MaxShownCharacters = 1000;

    /// <summary>Applies the table of statuses and error codes.</summary>
    /// <param name="body">The start of the answer's body, at most <see cref="MaxBodyBytes"/>.</param>
    /// <param name="address">The request's address as messages may show it.</param>
    public static HttpFailure Classify(
        HttpStatusCode status, HttpResponseHeaders headers, ReadOnlySpan<byte> body, string address, TimeProvider time)
    {
        ErrorBody error = ErrorBody.ParseResponse(body);
        return new HttpFailure(
            ByCode(error, status, time) ?? ByStatus(error, status, headers, body, address, time),
            RetryRequest: (int)status >= 500);
    }

    private static ModelException? ByCode(ErrorBody error, HttpStatusCode status, TimeProvider time) => (int)status switch
    {
        503 => error.Code switch
        {
            "server_is_overloaded" => ModelErrors.ServerOverloaded(),
            "slow_down" => ModelErrors.RateLimitExceeded(error.Message),
            _ => null,
        },
        429 when error.Type is "usage_limit_reached" =>
            ModelErrors.Final(UsageLimitMessage.Compose(error, time), TurnErrorKind.UsageLimitExceeded),
        429 when error.Type is "usage_not_included" => ModelErrors.UsageNotIncluded(),
        429 when error.Type is "insufficient_quota" || error.Code is "insufficient_quota" => ModelErrors.QuotaExceeded(),
        400 or 404 or 413 => error.Code switch
        {
            "context_length_exceeded" => ModelErrors.ContextWindowExceeded(),
            "cyber_policy" => ModelErrors.CyberPolicy(error.Message),
            "model_not_found" => ModelErrors.ModelNotFound(error.Message),
            _ => null,
        },
        _ => null,
    };

    private static ModelException ByStatus(
        ErrorBody error, HttpStatusCode status, HttpResponseHeaders headers, ReadOnlySpan<byte> body, string address, TimeProvider time)
    {
        switch (status)
        {
            case HttpStatusCode.BadRequest when Encoding.UTF8.GetString(body) is var text && !string.IsNullOrWhiteSpace(text):
                // The whole page: it names what is wrong with the request, and clients look into it.
                return ModelErrors.Final(text);
            case HttpStatusCode.InternalServerError:
                return ModelErrors.HighDemand();
            case HttpStatusCode.TooManyRequests:
                // Without a stated pause, asking again only digs the hole deeper.
                TimeSpan? pause = RetryAfterHint.FromHeaders(headers, time);
                string message = $"exceeded retry limit, last status: {StatusText(status)}";
                return new ModelException(
                    new TurnError(message, TurnErrorKind.ResponseTooManyFailedAttempts, (int)status), retryable: pause is not null, pause);
            default:
                return new ModelException(
                    new TurnError(Unexpected(error, status, headers, body, address), TurnErrorKind.HttpConnectionFailed, (int)status),
                    retryable: status != HttpStatusCode.BadRequest,
                    RetryAfterHint.FromHeaders(headers, time));
        }
    }

    private static string Unexpected(
        ErrorBody error, HttpStatusCode status, HttpResponseHeaders headers, ReadOnlySpan<byte> body, string address)
    {
        string reason = error.Message ?? Shown(body);
        var text = new StringBuilder("unexpected status ").Append(StatusText(status)).Append(": ")
            .Append(reason.Length > 0 ? reason : "Unknown error").Append(", url: ").Append(address);
        AppendHeader(text, headers, "cf-ray", ", cf-ray: ");
        AppendHeader(text, headers, "x-request-id", ", request id: ");
        return text.ToString();
    }

    private static void AppendHeader(StringBuilder text, HttpResponseHeaders headers, string name, string label)
    {
        if (headers.TryGetValues(name, out IEnumerable<string>? values) && values.FirstOrDefault() is { Length: > 0 } value)
        {
            text.Append(label).Append(value);
        }
    }

    /// <summary>Code and its standard phrase: a server's own phrase is free text, and may be missing.</summary>
    private static string StatusText(HttpStatusCode status) => $"{(int)status} {ReasonPhrases.Of(status)}";

    private static string Shown(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body).Trim();
        return text.Length <= MaxShownCharacters ? text : string.Concat(text.AsSpan(0, MaxShownCharacters), "...");
    }
}
