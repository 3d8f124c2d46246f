using System.Text.Json;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Reading;

/// <summary>What to keep of a file beside its small facts, which are always kept.</summary>
[Flags]
public enum HistoryParts
{
    None = 0,

    /// <summary>The conversation as the next request sends it.</summary>
    ModelHistory = 1,

    /// <summary>The turns and items as a client shows them.</summary>
    Turns = 2,

    All = ModelHistory | Turns,
}

/// <summary>
/// A thread as its file, and the files that it builds on, tell it. A snapshot of everything but the items of turns, which stay where
/// they are: <see cref="OpenItems"/> reads those that are asked for.
/// </summary>
public sealed class ThreadHistory
{
    internal ThreadHistory(string path, ThreadMeta meta)
    {
        Path = path;
        Meta = meta;
        End = new HistoryBase(meta.Id, 0, 0);
        NextOrdinal = meta.Base?.EndOrdinalExclusive ?? 0;
        WindowId = meta.WindowId;
        FirstWindowId = meta.WindowId;
    }

    /// <summary>Absolute path of the thread's own file, the one to append to.</summary>
    public string Path { get; }

    public ThreadMeta Meta { get; }

    /// <summary>Empty unless asked for. Begins with the last compaction's replacement.</summary>
    public IReadOnlyList<ResponseItem> ModelHistory => ModelItems;

    /// <summary>Oldest first; empty unless asked for.</summary>
    public IReadOnlyList<TurnRecord> Turns { get; internal set; } = [];

    /// <summary>Whether there are turns before <see cref="Turns"/>, because only the last ones were asked for.</summary>
    public bool BeginsEarlier { get; internal set; }

    /// <summary>A reader of the items of <see cref="Turns"/>, for one use by one thread at a time.</summary>
    public HistoryItems OpenItems() => new(Segments);

    /// <summary>Null when no turn ever said.</summary>
    public StoredSettings? Settings { get; internal set; }

    public TokenUsage TotalUsage { get; internal set; }

    public TokenUsage LastUsage { get; internal set; }

    /// <summary>Whether <see cref="Settings"/> build on a line that has them all.</summary>
    internal bool HasWholeSettings { get; set; }

    /// <summary>Whether every line that was read has an ordinal; without one a line's place is known only by counting from the first.</summary>
    internal bool HasAllOrdinals { get; set; } = true;

    /// <summary>In tokens.</summary>
    public long? ModelContextWindow { get; internal set; }

    /// <summary>The turn that the token counts belong to; null when none ever counted.</summary>
    public string? LastUsageTurnId { get; internal set; }

    /// <summary>How often the thread was compacted.</summary>
    public long WindowNumber { get; internal set; }

    public string? WindowId { get; internal set; }

    public string? FirstWindowId { get; internal set; }

    /// <summary>The ordinal of the next line; meaningless in legacy mode.</summary>
    public long NextOrdinal { get; internal set; }

    /// <summary>The first text of a user, trimmed; empty while there is none.</summary>
    public string Preview { get; internal set; } = "";

    /// <summary>The paths of the files that the history is in, by segment id.</summary>
    internal Dictionary<string, string> Segments { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that was read, as a base for a fork.</summary>
    internal HistoryBase End { get; set; }

    internal List<ResponseItem> ModelItems { get; } = [];

    /// <summary>Fills what the last turns left open of the settings from those that were applied before them; false for none.</summary>
    internal bool TryComplete(JsonElement? applied)
    {
        if (applied is not { } settings)
        {
            return false;
        }

        Settings = Settings is null ? StoredSettings.FromThreadSettings(settings) : Settings.Over(StoredSettings.FromThreadSettings(settings));
        HasWholeSettings = true;
        return true;
    }
}
