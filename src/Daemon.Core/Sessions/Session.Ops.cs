using Daemon.Core.Rollout;
using Daemon.Core.Turns;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <content>What each op does. Runs on the session's loop only.</content>
public sealed partial class Session
{
    private void Handle(Submission submission)
    {
        // A turn that is being cancelled is over for its user, but its last words are not said yet: what comes now waits for them.
        if (_turn is { Cancelled.IsCancellationRequested: true }
            && submission.Op is not (Op.Shutdown or Op.Interrupt or Op.ExecApproval or Op.PatchApproval or Op.ElicitationAnswer))
        {
            _deferred.Enqueue(submission);
            return;
        }

        switch (submission.Op)
        {
            case Op.ConfigureSession configure:
                Configure(submission, configure);
                break;
            case Op.UpdateSettings update:
                Accept(submission);
                ApplySettings(submission.Id, update.Patch);
                break;
            case Op.UserTurn turn:
                StartOrJoin(submission, turn);
                break;
            case Op.UpdateTurn update:
                UpdateTurn(submission, update);
                break;
            case Op.Steer steer:
                Steer(submission, steer);
                break;
            case Op.Interrupt interrupt:
                Interrupt(submission, interrupt);
                break;
            case Op.ExecApproval approval:
                Answer(submission, approval.ApprovalId, approval.Decision);
                break;
            case Op.PatchApproval approval:
                Answer(submission, approval.ApprovalId, approval.Decision);
                break;
            case Op.PermissionsAnswer answer:
                Answer(submission, answer.RequestId, answer);
                break;
            case Op.UserInputAnswer answer:
                Answer(submission, answer.RequestId, answer);
                break;
            case Op.ElicitationAnswer answer:
                Answer(submission, answer.RequestId, answer);
                break;
            case Op.DynamicToolResult result:
                Answer(submission, result.RequestId, result);
                break;
            case Op.RunUserShellCommand command:
                RunUserShell(submission, command);
                break;
            case Op.InjectItems inject:
                Inject(submission, inject);
                break;
            case Op.Review review:
                StartReview(submission, review);
                break;
            case Op.Compact:
                StartCompaction(submission);
                break;
            case Op.PursueGoal pursue:
                PursueGoal(submission, pursue);
                break;
            case Op.Shutdown:
                Accept(submission);
                _closing = true;
                break;
        }
    }

    private void Accept(Submission submission, string? turnId = null) =>
        _journal.Tell(submission.Id, new EventMsg.SubmissionOutcome(null, turnId));

    private void Refuse(Submission submission, string reason, string? busyWith = null) =>
        _journal.Tell(submission.Id, new EventMsg.SubmissionOutcome(reason, BusyWith: busyWith));

    private void ApplySettings(string submissionId, SettingsPatch patch)
    {
        var changed = SettingsChange.Apply(_settings, patch);
        if (!changed.Equals(_settings))
        {
            Volatile.Write(ref _settings, changed);
            _journal.Tell(submissionId, new EventMsg.SettingsApplied(changed));
        }
    }

    private void Configure(Submission submission, Op.ConfigureSession configure)
    {
        if (_turn is { } turn)
        {
            turn.Interrupt();
            _deferred.Enqueue(submission);
            return;
        }

        _approvals.Clear();
        _baseInstructions = InstructionsMessage(configure.BaseInstructions ?? Config.BaseInstructions);
        Volatile.Write(ref _settings, SettingsChange.Apply(_settings, configure.Patch));
        Accept(submission);
        _journal.Tell(submission.Id, new EventMsg.SettingsApplied(_settings));
    }

    private void Steer(Submission submission, Op.Steer steer)
    {
        if (_turn is not { } turn)
        {
            Refuse(submission, "no active turn to steer");
        }
        else if (!turn.IsNamed(steer.ExpectedTurnId))
        {
            Refuse(submission, $"expected active turn id `{steer.ExpectedTurnId}` but found `{turn.Id}`");
        }
        else if (!turn.Steerable)
        {
            var kind = turn.Kind == TurnKind.Review ? BusyReview : "compact";
            Refuse(submission, $"cannot steer a {kind} turn", kind);
        }
        else
        {
            Accept(submission, turn.Id);
            turn.Steer(new SteerInput(steer.Items, steer.ClientUserMessageId));
        }
    }

    /// <summary>Only the running turn can change; another one is refused by its absence.</summary>
    private void UpdateTurn(Submission submission, Op.UpdateTurn update)
    {
        if (_turn is { Steerable: true } turn && turn.IsNamed(update.TurnId))
        {
            turn.Change(update.Patch);
            Accept(submission, turn.Id);
        }
        else
        {
            Refuse(submission, $"turn {update.TurnId} does not run");
        }
    }

    private void Interrupt(Submission submission, Op.Interrupt interrupt)
    {
        if (_turn is not { } turn)
        {
            if (interrupt.TurnId.Length == 0)
            {
                Accept(submission);
            }
            else
            {
                Refuse(submission, "no active turn to interrupt");
            }
        }
        else if (interrupt.TurnId.Length > 0 && !turn.IsNamed(interrupt.TurnId))
        {
            Refuse(submission, $"expected active turn id {interrupt.TurnId} but found {turn.Id}");
        }
        else
        {
            // Answered when the turn has ended: then the client knows that nothing of it runs any more.
            _interrupts.Add(submission);
            turn.Interrupt();
        }
    }

    /// <summary>An answer that comes too late, or to nothing, approves nothing.</summary>
    private void Answer(Submission submission, string requestId, object answer)
    {
        if (_requests.TryAnswer(requestId, answer))
        {
            Accept(submission);
        }
        else
        {
            Refuse(submission, $"no request {requestId} is waiting for an answer");
        }
    }

    private void Inject(Submission submission, Op.InjectItems inject)
    {
        if (_turn is not null)
        {
            _deferred.Enqueue(submission);
            return;
        }

        try
        {
            foreach (var item in inject.Items)
            {
                _journal.Record(item);
                _conversation.Append(item);
            }

            Accept(submission);
        }
        catch (RolloutException failure)
        {
            Refuse(submission, failure.Message);
        }
    }
}
