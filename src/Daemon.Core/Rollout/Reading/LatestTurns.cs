using System.Text.Json;
using Daemon.Core.Rollout.Lines;

namespace Daemon.Core.Rollout.Reading;

/// <summary>
/// Reads the end of a thread: its last turns, and what they leave open of the small facts. It costs what those turns cost, however long
/// the thread is. Lines that come after a turn and still concern it are all there, as everything behind the turn's beginning is read.
/// </summary>
internal static class LatestTurns
{
    private const long FirstWindow = 64 * 1024;

    /// <param name="turns">So many at least, and one more, by which it is seen that there are more; fewer only when the thread has fewer.</param>
    /// <param name="turnsOnly">Whether the small facts that are further up are left out.</param>
    /// <exception cref="RolloutException">As <see cref="RolloutReader.Load"/>.</exception>
    public static ThreadHistory Load(string path, int turns, IRolloutLocator? locator, bool turnsOnly = false) => RolloutReader.OnDisk(path, () =>
    {
        var chain = RolloutChain.Resolve(path, locator);
        // Legacy turns are counted from the beginning.
        var window = chain.Meta.Mode == HistoryMode.Paginated ? FirstWindow : long.MaxValue;
        while (true)
        {
            var (first, start) = chain.Tail(window);
            var history = RolloutReader.Read(chain, first, start, HistoryParts.Turns);
            if ((first, start) == (0, 0))
            {
                return history;
            }

            if (Trim(history, turns + 1))
            {
                if (!turnsOnly)
                {
                    AddWhatIsEarlier(history, chain);
                }

                return history;
            }

            window *= 4;
        }
    });

    /// <summary>Leaves out the turns that may have begun before the window; false when too few are left to go by.</summary>
    private static bool Trim(ThreadHistory history, int wanted)
    {
        var first = 0;
        while (first < history.Turns.Count && !history.Turns[first].IsExplicit)
        {
            first++;
        }

        if (history.Turns.Count - first < wanted || !history.HasAllOrdinals)
        {
            return false;
        }

        history.Turns = [.. history.Turns.Skip(first)];
        history.BeginsEarlier = true;
        return true;
    }

    private static void AddWhatIsEarlier(ThreadHistory history, RolloutChain chain)
    {
        if (!history.HasWholeSettings)
        {
            LineSearch.FindLast(chain, "\"thread_settings_applied\""u8, line =>
            {
                if (line.Kind != RolloutLineKind.ThreadSettingsApplied)
                {
                    return false;
                }

                using var document = JsonDocument.Parse(line.Payload);
                return history.TryComplete(document.RootElement.Get("thread_settings"));
            });
        }

        if (history.LastUsageTurnId is null)
        {
            LineSearch.FindLast(chain, "\"token_usage_record\""u8, line =>
            {
                if (line.Kind != RolloutLineKind.TokenUsageRecord)
                {
                    return false;
                }

                using var document = JsonDocument.Parse(line.Payload);
                history.LastUsageTurnId = document.RootElement.String("turn_id");
                history.LastUsage = TokenUsageJson.Read(document.RootElement.Get("usage")) ?? history.LastUsage;
                history.TotalUsage = TokenUsageJson.Read(document.RootElement.Get("thread_token_usage")) ?? history.TotalUsage;
                return true;
            });
        }

        history.Preview = FirstText(chain);
    }

    private static string FirstText(RolloutChain chain)
    {
        var history = new ThreadHistory(chain.Segments[^1].Path, chain.Meta);
        var assembler = new HistoryAssembler(history, HistoryParts.None);
        foreach (var segment in chain.Segments)
        {
            using var scanner = new RolloutLineScanner(segment.Path, end: segment.End);
            while (scanner.TryRead(out var line))
            {
                if (RolloutEnvelope.TryParse(line, out var envelope) && envelope.Kind is RolloutLineKind.ItemCompleted)
                {
                    assembler.Apply(envelope, default);
                    if (history.Preview.Length > 0)
                    {
                        return history.Preview;
                    }
                }
            }
        }

        return "";
    }
}
