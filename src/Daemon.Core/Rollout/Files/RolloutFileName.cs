using System.Globalization;

namespace Daemon.Core.Rollout.Files;

/// <summary>
/// The name of a rollout file: <c>rollout-{local time}-{thread id}.jsonl</c>, or with <c>_{segment id}</c> behind the thread's id for
/// the files that reverts begin. Segment ids are UUIDv7 and so sort by age; a first file's segment id is the thread's id.
/// </summary>
/// <param name="LocalTime">When the file was planned, to the second, as the machine's clock on the wall said.</param>
internal readonly record struct RolloutFileName(DateTime LocalTime, string ThreadId, string SegmentId)
{
    private const string Prefix = "rollout-";
    private const string Extension = ".jsonl";
    private const string TimeFormat = "yyyy-MM-dd'T'HH-mm-ss";
    private const int TimeLength = 19;
    private const int IdLength = 36;

    public bool IsFirst => SegmentId == ThreadId;

    /// <summary>Orders the files of one thread, oldest first.</summary>
    public static int CompareAge(RolloutFileName a, RolloutFileName b) =>
        a.IsFirst || b.IsFirst ? b.IsFirst.CompareTo(a.IsFirst) : string.CompareOrdinal(a.SegmentId, b.SegmentId);

    /// <summary>Null for a file of another name.</summary>
    /// <param name="path">The name, with or without folders.</param>
    public static RolloutFileName? TryParse(string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        name = name[Prefix.Length..^Extension.Length];
        if (name.Length < TimeLength + 1 + IdLength
            || name[TimeLength] != '-'
            || !DateTime.TryParseExact(name[..TimeLength], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var ids = name[(TimeLength + 1)..];
        if (!IsId(ids[..IdLength]))
        {
            return null;
        }

        var thread = ids[..IdLength].ToString();
        if (ids.Length == IdLength)
        {
            return new RolloutFileName(time, thread, thread);
        }

        return ids.Length == IdLength + 1 + IdLength && ids[IdLength] == '_' && IsId(ids[^IdLength..])
            ? new RolloutFileName(time, thread, ids[^IdLength..].ToString())
            : null;
    }

    /// <summary>The file's place below <c>sessions</c>: <c>YYYY/MM/DD</c>.</summary>
    public string DatedFolder => Path.Combine(
        LocalTime.ToString("yyyy", CultureInfo.InvariantCulture),
        LocalTime.ToString("MM", CultureInfo.InvariantCulture),
        LocalTime.ToString("dd", CultureInfo.InvariantCulture));

    public override string ToString() =>
        Prefix + LocalTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + "-" + ThreadId
        + (IsFirst ? "" : "_" + SegmentId) + Extension;

    private static bool IsId(ReadOnlySpan<char> text) => Guid.TryParseExact(text, "D", out _);
}
