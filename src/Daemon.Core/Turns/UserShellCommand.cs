using Daemon.Core.Commands;
using Daemon.Core.Context;
using Daemon.Core.Sessions;
using Daemon.Core.Tools.Exec;
using Daemon.Execution;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>A command of the user: outside the sandbox, because the user may do anything, and told to the model afterwards.</summary>
internal static class UserShellCommand
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromHours(1);

    /// <summary>A turn of its own. It completes however the command ends.</summary>
    public static async Task<TurnResult> RunAsTurnAsync(TurnContext context, Op.RunUserShellCommand op)
    {
        TurnOpening.Begin(context, asksModel: false);
        var (note, interrupted) = await RunAsync(context, op, context.Turn.Cancelled);
        context.Remember(note);
        return new TurnResult(interrupted ? TurnOutcome.Interrupted : TurnOutcome.Completed);
    }

    /// <summary>Runs the command as an item of the context's turn; returns what the model is to be told.</summary>
    /// <param name="cancelled">Fires with the turn, and stays good when the command outlives it.</param>
    public static async Task<(ResponseItem Note, bool Interrupted)> RunAsync(TurnContext context, Op.RunUserShellCommand op, CancellationToken cancelled)
    {
        IReadOnlyList<string> argv = [context.Ports.Shell, "-lc", op.Command];
        var item = new TurnItem.CommandExecution(
            Guid.NewGuid().ToString(),
            argv,
            context.Settings.Cwd,
            CommandSource.UserShell,
            ItemStatus.InProgress,
            CommandActionParser.Parse(argv, context.Settings.Cwd));
        var profile = new PermissionProfile.Disabled();
        var start = new ExecStart(
            context.Turn.SubmissionId,
            context.Turn.Id,
            item,
            ItemTold: false,
            profile,
            context.Settings.AllWorkspaceRoots(),
            context.CommandEnvironment(item.Id, profile),
            Terminal: false);
        try
        {
            var session = await context.Exec.StartAsync(start, cancelled);
            return await FollowAsync(context, op, session, cancelled);
        }
        catch (CommandStartException failure)
        {
            return (NotStarted(context, op, item, failure.Message), false);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return (NotStarted(context, op, item, "interrupted before it started"), true);
        }
    }

    private static ResponseItem NotStarted(TurnContext context, Op.RunUserShellCommand op, TurnItem.CommandExecution item, string reason)
    {
        context.TellItem(item with { Status = ItemStatus.Failed, AggregatedOutput = reason, ExitCode = -1 });
        return TurnNotes.UserShellCommand(op.Command, -1, TimeSpan.Zero, reason);
    }

    private static async Task<(ResponseItem Note, bool Interrupted)> FollowAsync(
        TurnContext context, Op.RunUserShellCommand op, ExecSession session, CancellationToken cancelled)
    {
        var interrupted = false;
        try
        {
            await session.Finished.WaitAsync(op.Timeout ?? DefaultTimeout, context.Ports.Clock, cancelled);
        }
        catch (TimeoutException)
        {
            session.Kill("timed out");
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
            session.Kill("interrupted");
        }

        await session.Finished;
        var note = TurnNotes.UserShellCommand(
            op.Command, session.ExitCode, context.Ports.Clock.GetElapsedTime(session.StartTimestamp), session.AggregatedOutput() ?? "");
        return (note, interrupted);
    }
}
