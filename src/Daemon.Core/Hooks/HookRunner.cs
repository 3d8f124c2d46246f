using Daemon.Config.Hooks;
using Daemon.Core.Sessions;
using Daemon.Core.Tools.Exec;
using Daemon.Protocol.Hooks;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Hooks;

/// <summary>
/// Runs the hooks of an event side by side and gathers what they say. Clients see each begin and end, in the order of the listing.
/// Whatever a hook does, its event ends: by its answer, by its time limit, or with the turn.
/// </summary>
/// <remarks>Thread-safe: calls of one response run their hooks at the same time.</remarks>
internal sealed class HookRunner(HookCatalog catalog, SessionPorts ports, ITurnJournal journal, DetachedHooks detached)
{
    /// <summary>How much of what one hook says the model reads, unless the hook's own limit says otherwise.</summary>
    private const long MaxContextBytes = 10_000;

    /// <summary>Whether any hook would run.</summary>
    public bool Listens(HookEvent value) => catalog.Hooks.Any(hook => hook.IsActive && hook.Event == value);

    /// <param name="input">The JSON object that each hook reads.</param>
    /// <param name="callId">For events about a call: distinguishes the runs of parallel calls.</param>
    /// <param name="subject">What matchers are compared with, under all of its names; empty when the event has no subject.</param>
    /// <exception cref="OperationCanceledException">The turn was interrupted; all of them were killed.</exception>
    public async Task<HookVerdict> RunAsync(
        HookEvent value, HookScene scene, ReadOnlyMemory<byte> input, string? callId, string[] subject, CancellationToken cancelled)
    {
        var hooks = catalog.Hooks.Where(hook => hook.IsActive && hook.Event == value && HookMatcher.Matches(hook.Matcher, subject)).ToList();
        foreach (var hook in hooks.Where(hook => hook.IsAsync))
        {
            detached.Start(hook, scene.Settings.Cwd, input);
        }

        hooks.RemoveAll(hook => hook.IsAsync);
        if (hooks.Count == 0)
        {
            return HookVerdict.None;
        }

        var begun = new List<(HookRun Run, Task<HookOutcome> Work, long StartedAt)>(hooks.Count);
        foreach (var hook in hooks)
        {
            var run = new HookRun(
                RunId(hook, callId), value, hook.SourcePath, hook.Source, hook.DisplayOrder, hook.StatusMessage, ports.Clock.GetUtcNow().ToUnixTimeSeconds());
            journal.Tell(scene.SubmissionId, new EventMsg.HookStarted(scene.TurnId, run));
            var startedAt = ports.Clock.GetTimestamp();
            begun.Add((run, Background.Run(() => RunAsync(hook, scene.Settings.Cwd, input, cancelled)), startedAt));
        }

        var outcomes = new List<(HookRun Run, HookOutcome Outcome)>(hooks.Count);
        foreach (var (run, work, startedAt) in begun)
        {
            var outcome = await work;
            journal.Tell(scene.SubmissionId, new EventMsg.HookCompleted(scene.TurnId, run with
            {
                Status = outcome.Status,
                Entries = outcome.Entries,
                CompletedAt = ports.Clock.GetUtcNow().ToUnixTimeSeconds(),
                DurationMs = (long)ports.Clock.GetElapsedTime(startedAt).TotalMilliseconds,
            }));
            outcomes.Add((run, outcome));
        }

        cancelled.ThrowIfCancellationRequested();
        return Gather(outcomes, hooks);
    }

    private async Task<HookOutcome> RunAsync(HookDefinition hook, string cwd, ReadOnlyMemory<byte> input, CancellationToken cancelled)
    {
        try
        {
            var exit = await HookProcess.RunAsync(hook, input, cwd, ports, cancelled);
            return new HookOutputParser(hook.Event).Parse(exit);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return HookOutcome.Failed("hook was interrupted");
        }
#pragma warning disable CA1031 // The edge of a hook: whatever goes wrong with it must not harm the turn.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return HookOutcome.Failed($"hook could not be run: {failure.Message}");
        }
    }

    private static HookVerdict Gather(List<(HookRun Run, HookOutcome Outcome)> outcomes, List<HookDefinition> hooks)
    {
        var contexts = new List<string>();
        var blocks = new List<(string, string)>();
        string? stop = null;
        var allows = false;
        ReadOnlyMemory<byte>? updated = null;
        for (var i = 0; i < outcomes.Count; i++)
        {
            var (run, outcome) = outcomes[i];
            if (outcome.Context is { } context)
            {
                contexts.Add(ExecResultText.Fit(context, new OutputBudget(OutputUnit.Bytes, (int)Math.Min(hooks[i].ContextLimit ?? MaxContextBytes, int.MaxValue))));
            }

            if (outcome.BlockReason is { } reason)
            {
                blocks.Add((run.Id, reason));
            }

            stop ??= outcome.StopReason;
            allows |= outcome.Allows;
            updated = outcome.UpdatedInput ?? updated;
        }

        return new HookVerdict(contexts, blocks.Count > 0 ? blocks[0].Item2 : null, blocks, stop, allows, updated);
    }

    private static string RunId(HookDefinition hook, string? callId)
    {
        var id = $"{HookEventNames.Of(hook.Event).Kebab}:{hook.DisplayOrder}:{hook.SourcePath}";
        return callId is null ? id : $"{id}:{callId}";
    }
}
