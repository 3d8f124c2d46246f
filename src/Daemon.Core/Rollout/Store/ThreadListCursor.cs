using System.Globalization;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// A place in a list of threads: <c>2026-11-20T14:35:21.123Z|{id}</c> means behind that thread, a time alone means from there on. Lists
/// by rank have the rank in place of the time.
/// </summary>
/// <param name="Key">Unix milliseconds, or a rank.</param>
internal readonly record struct ThreadListCursor(long Key, string? ThreadId)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <exception cref="RolloutException">The text is no cursor.</exception>
    public static ThreadListCursor Parse(string text, bool isRank)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        var key = bar < 0 ? text : text[..bar];
        return ParseKey(key, isRank) is { } parsed && (bar < 0 || Guid.TryParseExact(text.AsSpan(bar + 1), "D", out _))
            ? new ThreadListCursor(parsed, bar < 0 ? null : text[(bar + 1)..])
            : throw new RolloutException($"invalid cursor: {text}");
    }

    /// <summary>Whether a row lies on the side of the list that this cursor opens.</summary>
    public bool Admits(long key, string threadId, bool descending)
    {
        var order = key.CompareTo(Key);
        if (order == 0)
        {
            order = ThreadId is null ? 0 : string.CompareOrdinal(threadId, ThreadId);
            return ThreadId is null || (descending ? order < 0 : order > 0);
        }

        return descending ? order < 0 : order > 0;
    }

    public string ToString(bool isRank)
    {
        var key = isRank
            ? Key.ToString(CultureInfo.InvariantCulture)
            : DateTimeOffset.FromUnixTimeMilliseconds(Key).ToString(TimeFormat, CultureInfo.InvariantCulture);
        return ThreadId is null ? key : key + "|" + ThreadId;
    }

    private static long? ParseKey(string text, bool isRank)
    {
        if (isRank)
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank) ? rank : null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time.ToUnixTimeMilliseconds() : null;
    }
}
