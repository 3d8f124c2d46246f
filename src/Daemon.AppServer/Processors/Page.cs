using System.Globalization;
using Daemon.JsonRpc;

namespace Daemon.AppServer.Processors;

/// <summary>A page of a list that is at hand as a whole. Its cursors are decimal offsets.</summary>
internal static class Page
{
    /// <param name="limit">Most entries; null is all, 0 counts as 1.</param>
    /// <param name="noun">What the list holds, for the error.</param>
    /// <returns>The entries, and the next page's cursor, null after the last.</returns>
    /// <exception cref="RpcException">The cursor is none of ours.</exception>
    public static (IReadOnlyList<T> Data, string? NextCursor) Of<T>(IReadOnlyList<T> all, string? cursor, uint? limit, string noun)
    {
        var start = 0;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out start))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"invalid cursor: {cursor}");
        }

        if (start > all.Count)
        {
            throw new RpcException(
                ErrorCodes.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"cursor {start} exceeds total {noun} {all.Count}"));
        }

        var end = (int)Math.Min(start + (long)Math.Max(limit ?? uint.MaxValue, 1), all.Count);
        return ([.. all.Skip(start).Take(end - start)], end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }
}
