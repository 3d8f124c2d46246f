using Daemon.Core.Rollout;
using Daemon.Core.Sessions;
using Daemon.Execution;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools.Exec;

/// <summary>What to start, and as which item it is shown.</summary>
/// <param name="Item">The item without a process; its status is in progress.</param>
/// <param name="ItemTold">Whether the item was started already (an approval was asked for it).</param>
internal sealed record ExecStart(
    string SubmissionId,
    string TurnId,
    TurnItem.CommandExecution Item,
    bool ItemTold,
    PermissionProfile Profile,
    IReadOnlyList<string> WorkspaceRoots,
    IReadOnlyDictionary<string, string> Environment,
    bool Terminal)
{
    /// <summary>Whether nothing is told of it when the sandbox stops it in its first moments.</summary>
    public bool HidesEarlyDenial { get; init; }

    /// <summary>Opens the command's managed network; null when it has none.</summary>
    public Func<ExecSession, ICommandProxy>? OpenNetwork { get; init; }

    /// <summary>Whether the item shows the two streams apart as well.</summary>
    public bool SeparateStreams { get; init; }
}

/// <summary>
/// Starts a thread's commands and follows each to its end: tells the item, its output as it comes, and its completion, also when the
/// turn that started it is long over.
/// </summary>
/// <remarks>Thread-safe. Owns the commands: disposing kills them and awaits their ends.</remarks>
internal sealed class ExecRunner(SessionPorts ports, ITurnJournal journal) : IAsyncDisposable
{
    /// <summary>The exit code that a killed command's item shows.</summary>
    private const int KilledExitCode = -1;

    /// <summary>How long a command's item is held back to see whether the sandbox stops it at once; what clients of the reference see.</summary>
    private static readonly TimeSpan EarlyExit = TimeSpan.FromMilliseconds(150);

    private readonly HashSet<string> _noticesTold = new(StringComparer.Ordinal);

    public ExecSessionTable Sessions { get; } = new();

    /// <exception cref="CommandStartException">It could not be started.</exception>
    public async Task<ExecSession> StartAsync(ExecStart start, CancellationToken cancelled)
    {
        var id = Sessions.NewId();
        var item = start.Item with
        {
            Source = start.Item.Source == CommandSource.Agent ? CommandSource.UnifiedExecStartup : start.Item.Source,
            ProcessId = id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var now = ports.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var session = new ExecSession(id, start.TurnId, item, start.Terminal, start.SeparateStreams, now, ports.Clock.GetTimestamp());
        session.Command = await ports.Commands.StartAsync(
            Spec(start) with { Proxy = start.OpenNetwork?.Invoke(session), SandboxNotice = notice => TellOnce(start.SubmissionId, notice) },
            session,
            cancelled);
        if (session.NetworkRefusal is not null)
        {
            session.Kill("network refused");
        }

        if (!start.ItemTold && !start.HidesEarlyDenial)
        {
            journal.Tell(start.SubmissionId, new EventMsg.ItemStarted(start.TurnId, item, now));
        }

        if (Sessions.Add(session) is { } evicted)
        {
            evicted.Kill("evicted");
        }

        session.Finished = Background.Run(() => start.HidesEarlyDenial ? HoldBackAsync(start.SubmissionId, session) : FollowAsync(start.SubmissionId, session));
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        var sessions = Sessions.Snapshot();
        foreach (var session in sessions)
        {
            session.Kill("session closed");
        }

        await Task.WhenAll(sessions.Select(s => s.Finished));
    }

    /// <summary>A machine's shortcomings are the same for each command of the thread.</summary>
    private void TellOnce(string submissionId, string notice)
    {
        lock (_noticesTold)
        {
            if (!_noticesTold.Add(notice))
            {
                return;
            }
        }

        journal.Tell(submissionId, new EventMsg.Warning(notice));
    }

    private static CommandSpec Spec(ExecStart start) => new()
    {
        Argv = start.Item.Command,
        WorkingDirectory = start.Item.Cwd,
        Environment = start.Environment,
        Profile = start.Profile,
        WorkspaceRoots = start.WorkspaceRoots,
        Terminal = start.Terminal ? TerminalSize.Default : null,
    };

    /// <summary>As <see cref="FollowAsync"/>, but silent about a command that the sandbox stops within <see cref="EarlyExit"/>.</summary>
    private async Task HoldBackAsync(string submissionId, ExecSession session)
    {
        var exited = session.Command.Exited;
        using (var grace = new CancellationTokenSource())
        {
            await Task.WhenAny(exited, Task.Delay(EarlyExit, ports.Clock, grace.Token));
            await grace.CancelAsync();
        }

        if (exited.IsCompleted && session.KillReason is null)
        {
            var exit = await exited;
            if (exit.Sandboxed && SandboxDenial.IsLikely(exit.ExitCode, session.AggregatedOutput()))
            {
                await EndAsync(session, exit);
                return;
            }
        }

        try
        {
            journal.Tell(submissionId, new EventMsg.ItemStarted(session.TurnId, session.Item, session.StartedAtMs));
        }
        catch (RolloutException)
        {
            // A command that cannot be recorded must not run; the turn that waits for it fails with the reason.
            session.Kill("not recorded");
            await EndAsync(session, await exited);
            throw;
        }

        await FollowAsync(submissionId, session);
    }

    private async Task EndAsync(ExecSession session, CommandExit exit)
    {
        Sessions.Remove(session);
        await session.Command.DisposeAsync();
        session.ExitCode = session.KillReason is null ? exit.ExitCode : KilledExitCode;
    }

    private async Task FollowAsync(string submissionId, ExecSession session)
    {
        var exited = session.Command.Exited;
        while (!exited.IsCompleted)
        {
            await Task.WhenAny(exited, session.Activity);
            if (!exited.IsCompleted && session.TakeDelta() is { } delta)
            {
                await journal.WhenRoomAsync(CancellationToken.None);
                journal.Tell(submissionId, new EventMsg.CommandOutputDelta(session.TurnId, session.Item.Id, delta));
            }
        }

        var exit = await exited;
        if (session.TakeDelta() is { } rest)
        {
            journal.Tell(submissionId, new EventMsg.CommandOutputDelta(session.TurnId, session.Item.Id, rest));
        }

        await EndAsync(session, exit);
        var (stdout, stderr) = session.Streams();
        var done = session.Item with
        {
            Stdout = stdout,
            Stderr = stderr,
            Status = session.ExitCode == 0 ? ItemStatus.Completed : ItemStatus.Failed,
            AggregatedOutput = session.AggregatedOutput(),
            ExitCode = session.ExitCode,
            Duration = ports.Clock.GetElapsedTime(session.StartTimestamp),
        };
        var now = ports.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        try
        {
            journal.Tell(submissionId, new EventMsg.ItemCompleted(session.TurnId, done, session.StartedAtMs, now));
        }
        catch (RolloutException failure)
        {
            // Nobody need be waiting for this command any more, so the failure is told here.
            journal.Tell(submissionId, new EventMsg.Warning($"the end of a command could not be recorded: {failure.Message}"));
        }
    }
}
