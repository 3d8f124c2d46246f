using System.Globalization;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// A place in a list of threads: <c>2026-11-20T14:35:21Z|{id}</c> means behind that thread, a time alone means from that second on.
/// </summary>
/// <param name="Time">Unix seconds.</param>
internal readonly record struct ThreadListCursor(long Time, string? ThreadId)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <exception cref="RolloutException">The text is no cursor.</exception>
    public static ThreadListCursor Parse(string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        var time = bar < 0 ? text : text[..bar];
        if (!DateTimeOffset.TryParse(
                time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed)
            || (bar >= 0 && !Guid.TryParseExact(text.AsSpan(bar + 1), "D", out _)))
        {
            throw new RolloutException($"invalid cursor: {text}");
        }

        return new ThreadListCursor(parsed.ToUnixTimeSeconds(), bar < 0 ? null : text[(bar + 1)..]);
    }

    /// <summary>Whether a row lies on the side of the list that this cursor opens.</summary>
    public bool Admits(long time, string threadId, bool descending)
    {
        var order = time.CompareTo(Time);
        if (order == 0)
        {
            order = ThreadId is null ? 0 : string.CompareOrdinal(threadId, ThreadId);
            return ThreadId is null || (descending ? order < 0 : order > 0);
        }

        return descending ? order < 0 : order > 0;
    }

    public override string ToString()
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(Time).ToString(TimeFormat, CultureInfo.InvariantCulture);
        return ThreadId is null ? time : time + "|" + ThreadId;
    }
}
