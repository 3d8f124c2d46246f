using System.Globalization;
using System.Text;

namespace Daemon.ModelClient.Errors;

/// <summary>Words for HTTP 429 <c>usage_limit_reached</c>: which plan ran out, and when to come back.</summary>
internal static class UsageLimitMessage
{
    public static string Compose(ErrorBody error, TimeProvider time)
    {
        var text = new StringBuilder("The usage limit of ");
        text.Append(error.PlanType is { Length: > 0 } plan ? $"the ChatGPT plan \"{plan}\"" : "this account").Append(" is reached. ");
        return text.Append(ResetTime(error, time) is { } reset ? $"Try again at {reset}." : "Try again later.").ToString();
    }

    /// <summary>The end of the limit on the local clock, with the date only when it is another day; null when not stated.</summary>
    private static string? ResetTime(ErrorBody error, TimeProvider time)
    {
        DateTimeOffset now = time.GetLocalNow();
        long? seconds = error.ResetsAt ?? (error.ResetsInSeconds is { } distance ? now.ToUnixTimeSeconds() + distance : null);
        if (seconds is not { } at || at < 0 || at > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }

        DateTimeOffset reset = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at), time.LocalTimeZone);
        return reset.ToString(reset.Date == now.Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
