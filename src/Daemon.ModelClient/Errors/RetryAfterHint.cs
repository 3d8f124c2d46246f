using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Daemon.ModelClient.Errors;

/// <summary>Finds the pause that a provider asks for.</summary>
internal static partial class RetryAfterHint
{
    /// <summary>
    /// Header <c>retry-after</c> (RFC 9110, 10.2.3): seconds, or a date that is compared with the clock; null when absent or unreadable.
    /// </summary>
    public static TimeSpan? FromHeaders(HttpResponseHeaders headers, TimeProvider time)
    {
        RetryConditionHeaderValue? value = headers.RetryAfter;
        if (value?.Delta is { } delta)
        {
            return delta;
        }

        if (value?.Date is { } date)
        {
            TimeSpan wait = date - time.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }

        return null;
    }

    /// <summary>The words "try again in 1.5s" (or ms, or seconds) in a rate limit message; null when they are not there.</summary>
    public static TimeSpan? FromMessage(string? message)
    {
        if (message is null || Pause().Match(message) is not { Success: true } match
            || !double.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        double seconds = match.Groups[2].ValueSpan.Equals("ms", StringComparison.OrdinalIgnoreCase) ? number / 1000 : number;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
    }

    [GeneratedRegex(@"try again in\s*(\d+(?:\.\d+)?)\s*(ms|s|seconds?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pause();
}
