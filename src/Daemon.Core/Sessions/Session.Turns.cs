using System.Threading.Channels;
using Daemon.Core.Patches;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <content>The beginning and the end of turns. Runs on the session's loop only.</content>
public sealed partial class Session
{
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

        if (_turn is not null)
        {
            _deferred.Enqueue(submission);
            return;
        }

        var id = Guid.CreateVersion7().ToString();
        Accept(submission, id);
        ApplySettings(submission.Id, op.Settings);
        Begin(id, submission.Id, op.Options, steerable: true, context => new TurnLoop(context, op.Items).RunAsync());
    }

    private void StartCompaction(Submission submission)
    {
        if (_turn is not null)
        {
            _deferred.Enqueue(submission);
            return;
        }

        Accept(submission);
        Begin(Guid.CreateVersion7().ToString(), submission.Id, TurnOptions.None, steerable: false, CompactionTurn.RunAsync);
    }

    /// <summary>Inside a running turn the command is one of its items; else it is a turn of its own, without the model.</summary>
    private void RunUserShell(Submission submission, Op.RunUserShellCommand op)
    {
        Accept(submission);
        if (_turn is { } running)
        {
            _userCommands.RemoveAll(task => task.IsCompleted);
            _userCommands.Add(Background.Run(() => RunUserShellWithinAsync(NewContext(running), op)));
            return;
        }

        Begin(
            Guid.CreateVersion7().ToString(),
            submission.Id,
            TurnOptions.None,
            steerable: false,
            context => UserShellCommand.RunAsTurnAsync(context, op));
    }

    private async Task RunUserShellWithinAsync(TurnContext context, Op.RunUserShellCommand op)
    {
        try
        {
            var (note, _) = await UserShellCommand.RunAsync(context, op);
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

    private void Begin(string id, string submissionId, TurnOptions options, bool steerable, Func<TurnContext, Task<TurnResult>> work)
    {
        var turn = new Turn(id, submissionId, _settings, options, steerable, NowMs);
        Volatile.Write(ref _turn, turn);
        _idleElicitations.CancelWaiting();
        var context = NewContext(turn);
        turn.Work = Background.Run(() => RunAsync(turn, () => work(context)));
    }

    private async Task<TurnResult> RunAsync(Turn turn, Func<Task<TurnResult>> work)
    {
        TurnResult result;
        try
        {
            result = await work();
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
        Volatile.Write(ref _turn, null);
        _journal.Tell(
            turn.SubmissionId,
            new EventMsg.TaskComplete(turn.Id, result.Outcome, result.Failure, result.LastMessage, turn.StartedAtMs, now));
        turn.Dispose();

        while (turn.TryTakeNote(out var note))
        {
            AddNote(note);
        }

        // Input that came too late for the turn begins the next one.
        var late = new List<Protocol.Items.UserInput>();
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
                steerable: true,
                context => new TurnLoop(context, late).RunAsync());
        }

        var waiting = _deferred.Count;
        for (var i = 0; i < waiting && !_closing; i++)
        {
            Handle(_deferred.Dequeue());
        }
    }

    private void RecordEnd(Turn turn, TurnResult result, long now) => _journal.Record(result.Outcome == TurnOutcome.Interrupted
        ? new RolloutLine.TurnAborted(turn.Id, "interrupted", turn.StartedAtMs, now)
        : new RolloutLine.TaskComplete(turn.Id, result.LastMessage?.Text, result.Failure, turn.StartedAtMs, now, result.TimeToFirstTokenMs));

    private long NowMs => _ports.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    private TurnContext NewContext(Turn turn) => new()
    {
        ThreadId = ThreadId,
        Turn = turn,
        Surface = _start.Surface,
        Ports = _ports,
        Config = Config,
        Model = _ports.ModelInfo(turn.Settings.Model),
        Journal = _journal,
        Conversation = _conversation,
        BaseInstructions = _baseInstructions,
        Usage = _usage,
        Context = _context,
        Exec = _exec,
        Approvals = _approvals,
        Network = _network,
        Requests = _requests,
        Servers = Servers,
        Diff = new TurnDiff(turn.Settings.Cwd),
    };
}
