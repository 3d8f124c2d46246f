using System.Text.Json;
using Daemon.Core.Context;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Rollout.Reading;

/// <summary>
/// The model's side of a recorded thread, where it lies: read when a turn needs it, so that a thread that does nothing holds nothing.
/// </summary>
/// <param name="path">The thread's own file, which need not exist yet.</param>
public sealed class StoredConversation(string path, IRolloutLocator locator)
{
    /// <summary>Whether there is anything to read.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Reads from the last compaction on.</summary>
    /// <returns>The conversation, and the context window that it stands in.</returns>
    /// <exception cref="RolloutException">As <see cref="RolloutReader.Load"/>.</exception>
    internal (IReadOnlyList<ResponseItem> Items, ContextWindowId Window) Load() => RolloutReader.OnDisk(path, () =>
    {
        var chain = RolloutChain.Resolve(path, locator);
        var (segment, offset) = LineSearch.FindLast(chain, "\"compacted\""u8, IsBeginning) ?? (0, 0);
        var history = RolloutReader.Read(chain, segment, offset, HistoryParts.ModelHistory);
        return (history.ModelHistory, new ContextWindowId(history.WindowNumber, history.WindowId, history.FirstWindowId, null));
    });

    /// <summary>A compaction that says all that counts from there on; one that leaves it to the reader needs all before it.</summary>
    private static bool IsBeginning(RolloutEnvelope line)
    {
        if (line.Kind != RolloutLineKind.Compacted)
        {
            return false;
        }

        using var document = JsonDocument.Parse(line.Payload);
        var payload = document.RootElement;
        return payload.Get("replacement_history") is { ValueKind: JsonValueKind.Array }
            && payload.Int64("window_number") is not null
            && payload.String("window_id") is not null
            && payload.String("first_window_id") is not null;
    }
}
