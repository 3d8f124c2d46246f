using Daemon.Core.Goals;
using Daemon.Core.Turns;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <content>Turns that a goal begins. Runs on the session's loop only.</content>
public sealed partial class Session
{
    /// <summary>The thread's goal was set from outside, or the thread was opened again.</summary>
    private void PursueGoal(Submission submission, Op.PursueGoal op)
    {
        Accept(submission);
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
        if (_closing || _turn is not null || _settings.CollaborationMode == "plan" || GoalToPursue() is not { } goal)
        {
            return;
        }

        Begin(
            Guid.CreateVersion7().ToString(),
            submissionId,
            TurnOptions.None,
            TurnKind.Regular,
            context => new TurnLoop(context, [], GoalTexts.Continue(goal)).RunAsync());
    }

    private Goal? GoalToPursue() =>
        _ports.Goals is { } goals && Config.Features.IsEnabled("goals") && goals.Get(ThreadId) is { Status: GoalStatus.Active } goal ? goal : null;
}
