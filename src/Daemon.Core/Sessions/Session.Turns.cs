using System.Threading.Channels;
using Daemon.Core.Goals;
using Daemon.Core.Patches;
using Daemon.Core.Reviews;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <content>The beginning and the end of turns. Runs on the session's loop only.</content>
public sealed partial class Session
{
    /// <summary>What a refusal says of a running review.</summary>
    private const string BusyReview = "review";

    /// <summary>How long an idle thread holds its conversation, so that a user who goes on at once does not wait for the disk.</summary>
    private static readonly TimeSpan ConversationKept = TimeSpan.FromMinutes(1);

    /// <summary>Whether the conversation was not read in this session yet.</summary>
    private bool _isUnread = true;

    /// <summary>A turn that starts while another runs joins it: there is one task at a time.</summary>
    private void StartOrJoin(Submission submission, Op.UserTurn op)
    {
        if (_turn is { Steerable: true } running)
        {
            Accept(submission, running.Id);
            ApplySettings(submission.Id, op.Settings);
            running.Steer(new SteerInput(op.Items, op.Options.ClientUserMessageId));
            return;
        }

        if (_turn is { Kind: TurnKind.Review })
        {
            Refuse(submission, "cannot start a turn while a review runs; interrupt it or wait for its end", BusyReview);
            return;
        }

        if (_turn is not null)
        {
            _deferred.Enqueue(submission);
            return;
        }

        var id = Guid.CreateVersion7().ToString();
        Accept(submission, id);
        ApplySettings(submission.Id, op.Settings);
        Begin(id, submission.Id, op.Options, TurnKind.Regular, context => new TurnLoop(context, op.Items).RunAsync());
    }

    /// <summary>A review does not wait for what runs: it ends it.</summary>
    private void StartReview(Submission submission, Op.Review op)
    {
        if (_turn is { } running)
        {
            _deferred.Enqueue(submission);
            running.Interrupt();
            return;
        }

        var id = Guid.CreateVersion7().ToString();
        Accept(submission, id);
        Begin(id, submission.Id, TurnOptions.None, TurnKind.Review, context => new ReviewTurn(context, op.Target).RunAsync());
    }

    private void StartCompaction(Submission submission)
    {
        if (_turn is not null)
        {
            _deferred.Enqueue(submission);
            return;
        }

        Accept(submission);
        Begin(Guid.CreateVersion7().ToString(), submission.Id, TurnOptions.None, TurnKind.Compaction, CompactionTurn.RunAsync);
    }

    /// <summary>Inside a running turn the command is one of its items; else it is a turn of its own, without the model.</summary>
    private void RunUserShell(Submission submission, Op.RunUserShellCommand op)
    {
        Accept(submission);
        if (_turn is { } running)
        {
            _userCommands.RemoveAll(task => task.IsCompleted);
            var cancelled = CancellationTokenSource.CreateLinkedTokenSource(running.Cancelled);
            _userCommands.Add(Background.Run(() => RunUserShellWithinAsync(NewContext(running), op, cancelled)));
            return;
        }

        Begin(
            Guid.CreateVersion7().ToString(),
            submission.Id,
            TurnOptions.None,
            TurnKind.UserShell,
            context => UserShellCommand.RunAsTurnAsync(context, op));
    }

    /// <param name="cancelled">Linked to the turn, which the command may outlive.</param>
    private async Task RunUserShellWithinAsync(TurnContext context, Op.RunUserShellCommand op, CancellationTokenSource cancelled)
    {
        using var source = cancelled;
        try
        {
            var (note, _) = await UserShellCommand.RunAsync(context, op, source.Token);
            await PostAsync(new LoopMessage.Note(note));
        }
        catch (RolloutException failure)
        {
            context.Tell(new EventMsg.Warning(NotRecorded(failure).Failure!.Message));
        }
    }

    private void AddNote(ResponseItem note)
    {
        if (_turn is { } running)
        {
            running.AddNote(note);
            return;
        }

        _journal.Record(note);
        _conversation.Append(note);
    }

    private void Begin(string id, string submissionId, TurnOptions options, TurnKind kind, Func<TurnContext, Task<TurnResult>> work)
    {
        var turn = new Turn(id, submissionId, _settings, options, kind, NowMs);
        Volatile.Write(ref _turn, turn);
        _lastTurnId = id;
        Progress.Set(new AgentStatus(AgentPhase.Running));
        _idleElicitations.CancelWaiting();
        var context = NewContext(turn);
        turn.Work = Background.Run(() => RunAsync(turn, () => work(context)));
    }

    private async Task<TurnResult> RunAsync(Turn turn, Func<Task<TurnResult>> work)
    {
        TurnResult result;
        try
        {
            result = HoldConversation() ?? await work();
        }
        catch (RolloutException failure)
        {
            result = NotRecorded(failure);
        }
#pragma warning disable CA1031 // The edge of a turn: whatever escaped is the turn's failure, told to the user, not the daemon's.
        catch (Exception failure)
        {
            result = new TurnResult(TurnOutcome.Failed, new TurnError($"internal error: {failure.GetType().Name}: {failure.Message}", TurnErrorKind.Other));
        }
#pragma warning restore CA1031

        await PostAsync(new LoopMessage.TurnEnded(turn, result));
        return result;
    }

    /// <summary>
    /// Brings the conversation into memory for a turn; the first time, it says where the thread stands. A failure to read it is the
    /// turn's result: the model must not be asked without it.
    /// </summary>
    private TurnResult? HoldConversation()
    {
        try
        {
            if (_conversation.Hold() is { } window && _isUnread)
            {
                _context.Adopt(_conversation.Count > 0, window);
            }

            _isUnread = false;
            return null;
        }
        catch (RolloutException failure)
        {
            return new TurnResult(TurnOutcome.Failed, new TurnError($"the thread's history could not be read: {failure.Message}", TurnErrorKind.Other));
        }
    }

    /// <summary>Posts to the loop. A loop that is closing reads no more: it awaits what it needs itself.</summary>
    private async Task PostAsync(LoopMessage message)
    {
        try
        {
            await _queue.Writer.WriteAsync(message);
        }
        catch (ChannelClosedException)
        {
            // See above.
        }
    }

    private static TurnResult NotRecorded(RolloutException failure) =>
        new(TurnOutcome.Failed, new TurnError($"the thread could not be recorded: {failure.Message}", TurnErrorKind.Other));

    private void EndTurn(Turn turn, TurnResult result)
    {
        var now = NowMs;
        try
        {
            RecordEnd(turn, result, now);
        }
        catch (RolloutException failure)
        {
            result = NotRecorded(failure);
        }

        if (result is { Outcome: TurnOutcome.Failed, Failure: { } error })
        {
            _journal.Tell(turn.SubmissionId, new EventMsg.Error(turn.Id, error, WillRetry: false));
        }

        foreach (var interrupt in _interrupts)
        {
            Accept(interrupt, turn.Id);
        }

        _interrupts.Clear();
        _lastFinishedTurnId = turn.Id;
        Volatile.Write(ref _turn, null);
        if (_conversation.IsReleasable)
        {
            _release.Change(ConversationKept, Timeout.InfiniteTimeSpan);
        }

        _journal.Tell(
            turn.SubmissionId,
            new EventMsg.TaskComplete(turn.Id, result.Outcome, result.Failure, result.LastMessage, turn.StartedAtMs, now, turn.Options.RootTurnId));
        Progress.Set(StatusAfter(result));
        turn.Dispose();

        while (turn.TryTakeNote(out var note))
        {
            AddNote(note);
        }

        // Input that came too late for the turn begins the next one.
        var late = new List<UserInput>();
        while (turn.TryTakeInput(out var input))
        {
            late.AddRange(input.Items);
        }

        if (late.Count > 0 && result.Outcome == TurnOutcome.Failed)
        {
            _journal.Tell(turn.SubmissionId, new EventMsg.Warning("the turn failed before it took up what was added to it; send it again"));
        }

        if (late.Count > 0 && result.Outcome == TurnOutcome.Completed && !_closing)
        {
            Begin(
                Guid.CreateVersion7().ToString(),
                turn.SubmissionId,
                TurnOptions.None,
                TurnKind.Regular,
                context => new TurnLoop(context, late).RunAsync());
        }

        var waiting = _deferred.Count;
        for (var i = 0; i < waiting && !_closing; i++)
        {
            Handle(_deferred.Dequeue());
        }

        if (result.Outcome == TurnOutcome.Completed)
        {
            _fruitlessTurns = result.CalledTools ? 0 : _fruitlessTurns + 1;
            ContinueGoal(turn.SubmissionId);
        }
    }

    private void RecordEnd(Turn turn, TurnResult result, long now) => _journal.Record(result.Outcome == TurnOutcome.Interrupted
        ? new RolloutLine.TurnAborted(turn.Id, "interrupted", turn.StartedAtMs, now)
        : new RolloutLine.TaskComplete(turn.Id, result.LastMessage?.Text, result.Failure, turn.StartedAtMs, now, result.TimeToFirstTokenMs));

    private long NowMs => _ports.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    private TurnContext NewContext(Turn turn)
    {
        var context = new TurnContext
        {
            ThreadId = ThreadId,
            Turn = turn,
            Surface = _start.Surface,
            Ports = _ports,
            Config = Config,
            Journal = _journal,
            Conversation = _conversation,
            BaseInstructions = _baseInstructions,
            Usage = _usage,
            Context = _context,
            Exec = _exec,
            Approvals = _approvals,
            Network = _network,
            Requests = _requests,
            OutsideQuestions = OutsideQuestions,
            Servers = Servers,
            DynamicTools = _dynamicTools,
            Opening = _opening,
            DetachedHooks = _detachedHooks,
            Diff = new TurnDiff(turn.Settings.Cwd),
            Place = _start.Place,
            Agents = _team is not null && Config.Features.IsEnabled("multi_agent") && _team.MayGrow(Config.Agents) ? _team : null,
        };
        if (_ports.Goals is { } goals && Config.Features.IsEnabled("goals"))
        {
            context.Goal = new GoalTracker(context, goals);
        }

        return context;
    }
}
