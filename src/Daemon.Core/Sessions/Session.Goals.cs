using Daemon.Core.Goals;
using Daemon.Core.Turns;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <content>Turns that a goal begins. Runs on the session's loop only, unless it says otherwise.</content>
public sealed partial class Session
{
    /// <summary>Turns in a row in which the model only talked, after which its goal waits for somebody to look at it.</summary>
    private const int MaxFruitlessTurns = 25;

    private bool _goalsStopped;
    private int _fruitlessTurns;

    /// <summary>Begins no more turns for a goal, so that the thread becomes idle. Any thread may call this.</summary>
    public void StopPursuingGoals() => Volatile.Write(ref _goalsStopped, true);

    /// <summary>The thread's goal was set from outside, or the thread was opened again.</summary>
    private void PursueGoal(Submission submission, Op.PursueGoal op)
    {
        Accept(submission);
        _fruitlessTurns = 0;
        if (_turn is null)
        {
            ContinueGoal(submission.Id);
        }
        else if (op.Edited && GoalToPursue() is { } goal)
        {
            _turn.AddNote(GoalTexts.Edited(goal));
        }
    }

    /// <summary>Begins the goal's next turn, if the goal is active and nothing else is to be done first.</summary>
    private void ContinueGoal(string submissionId)
    {
        if (_closing || Volatile.Read(ref _goalsStopped) || _turn is not null || _settings.CollaborationMode == "plan" || GoalToPursue() is not { } goal)
        {
            return;
        }

        if (_fruitlessTurns >= MaxFruitlessTurns)
        {
            Block(submissionId);
            return;
        }

        Begin(
            Guid.CreateVersion7().ToString(),
            submissionId,
            TurnOptions.None,
            TurnKind.Regular,
            context => new TurnLoop(context, [], GoalTexts.Continue(goal)).RunAsync());
    }

    /// <summary>A model that goes round in circles spends the user's tokens on nothing.</summary>
    private void Block(string submissionId)
    {
        var now = NowMs / 1000;
        var goal = _ports.Goals!.Update(
            ThreadId, before => before is { Status: GoalStatus.Active } ? before with { Status = GoalStatus.Blocked, UpdatedAt = now } : before);
        _journal.Tell(submissionId, new EventMsg.Warning(
            $"The goal has had {MaxFruitlessTurns} turns in a row without any action of the model: it is blocked. Set it to active to go on."));
        if (goal is not null)
        {
            _journal.Tell(submissionId, new EventMsg.GoalUpdated(null, goal));
        }
    }

    private Goal? GoalToPursue() =>
        _ports.Goals is { } goals && Config.Features.IsEnabled("goals") && goals.Get(ThreadId) is { Status: GoalStatus.Active } goal ? goal : null;
}
