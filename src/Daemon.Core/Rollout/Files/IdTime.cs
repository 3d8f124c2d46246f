using System.Globalization;

namespace Daemon.Core.Rollout.Files;

/// <summary>The times in UUIDv7s (RFC 9562, section 5.7: the first 48 bits are Unix milliseconds).</summary>
internal static class IdTime
{
    /// <param name="id">A UUID in its usual form; of another version, any number comes out.</param>
    public static long MillisecondsOf(string id) => long.Parse(
        string.Concat(id.AsSpan(0, 8), id.AsSpan(9, 4)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>A UUIDv7 that sorts behind another, also when the clock was set back since.</summary>
    public static string NewAfter(string? newest, DateTimeOffset now)
    {
        var time = Math.Max(now.ToUnixTimeMilliseconds(), newest is null ? 0 : MillisecondsOf(newest) + 1);
        return Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(time)).ToString("D");
    }
}
