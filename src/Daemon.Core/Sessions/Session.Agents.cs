using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <content>The session as an agent that another thread deals with. Any thread may call these.</content>
public sealed partial class Session
{
    /// <summary>Gives the agent input: a turn, or more for the running one. Returns the submission's id; null when the session has ended.</summary>
    /// <param name="rootTurnId">The turn that the work is for.</param>
    internal async Task<string?> GiveAsync(IReadOnlyList<UserInput> input, string rootTurnId, CancellationToken cancelled)
    {
        var id = Guid.CreateVersion7().ToString();
        Progress.Expect();
        var op = new Op.UserTurn(input, SettingsPatch.None, new TurnOptions { RootTurnId = rootTurnId });
        return await SubmitAsync(new Submission(id, op), cancelled) ? id : null;
    }

    /// <summary>Interrupts what the agent does and completes when that has ended, or when there was nothing.</summary>
    internal async Task InterruptAsync(CancellationToken cancelled)
    {
        if (ActiveTurnId is { } turn
            && await SubmitAsync(new Submission(Guid.CreateVersion7().ToString(), new Op.Interrupt(turn)), cancelled))
        {
            await Progress.WhenFinalAsync(cancelled);
        }
    }

    /// <summary>Takes a note from outside of the loop, without waiting for room in its queue.</summary>
    private void PostNote(ResponseItem note)
    {
        var post = Background.Run(() => PostAsync(new LoopMessage.Note(note)));
        _posts[post] = true;
        post.GetAwaiter().OnCompleted(() => _posts.TryRemove(post, out _));
    }

    private static AgentStatus StatusAfter(TurnResult result) => result switch
    {
        { Outcome: TurnOutcome.Completed } => new AgentStatus(AgentPhase.Completed, result.LastMessage?.Text),
        { Outcome: TurnOutcome.Failed } => new AgentStatus(AgentPhase.Errored, result.Failure?.Message),
        _ => new AgentStatus(AgentPhase.Interrupted),
    };
}
