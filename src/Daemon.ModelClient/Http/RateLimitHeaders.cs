using System.Globalization;
using System.Net.Http.Headers;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient.Http;

/// <summary>
/// Reads the provider's limits from response headers <c>x-codex-{primary,secondary}-{used-percent,window-minutes,reset-at}</c>.
/// </summary>
internal static class RateLimitHeaders
{
    /// <returns>Null when no limit is stated; a window whose percentage is missing or no number is left out.</returns>
    public static RateLimits? Read(HttpResponseHeaders headers)
    {
        RateLimitWindow? primary = ReadWindow(headers, "primary");
        RateLimitWindow? secondary = ReadWindow(headers, "secondary");
        return primary is null && secondary is null ? null : new RateLimits(primary, secondary);
    }

    private static RateLimitWindow? ReadWindow(HttpResponseHeaders headers, string window)
    {
        if (!double.TryParse(Value(headers, window, "used-percent"), NumberStyles.Float, CultureInfo.InvariantCulture, out double used)
            || !double.IsFinite(used))
        {
            return null;
        }

        int percent = (int)Math.Round(Math.Clamp(used, 0, 100), MidpointRounding.AwayFromZero);
        return new RateLimitWindow(percent, Integer(headers, window, "window-minutes"), Integer(headers, window, "reset-at"));
    }

    private static long? Integer(HttpResponseHeaders headers, string window, string member) => long.TryParse(
        Value(headers, window, member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static string? Value(HttpResponseHeaders headers, string window, string member) =>
        headers.TryGetValues($"x-codex-{window}-{member}", out IEnumerable<string>? values) ? values.FirstOrDefault()?.Trim() : null;
}
