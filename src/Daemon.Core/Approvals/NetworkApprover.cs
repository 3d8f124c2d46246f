using Daemon.Core.Context;
using Daemon.Core.Rollout;
using Daemon.Core.Rules;
using Daemon.Core.Sessions;
using Daemon.Core.Turns;
using Daemon.NetworkProxy;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Approvals;

/// <summary>
/// Asks the user about a host that a command wants to reach, while its connection is held. One question is asked however many
/// connections of the command wait for its answer. A question ends with its turn; later connections of a command that goes on are refused.
/// </summary>
/// <remarks>Thread-safe. One for each command.</remarks>
internal sealed class NetworkApprover(TurnContext context) : IHostApprover
{
    private const string EnvironmentId = "local";

    private readonly Lock _gate = new();
    private readonly Dictionary<HostQuestion, Task<HostAnswer>> _asking = [];

    // Of a turn that has ended, the token can be looked at, but not be taken any more.
    private readonly CancellationToken _turnCancelled = context.Turn.Cancelled;

    /// <summary>Whether the policy lets the user be asked at all.</summary>
    public static bool MayAsk(ApprovalPolicy policy) => policy is not (ApprovalPolicy.Never or ApprovalPolicy.Granular { SandboxApproval: false });

    public async ValueTask<HostAnswer> AskAsync(HostQuestion question, CancellationToken cancellationToken)
    {
        if (context.Network.IsApproved(question))
        {
            return HostAnswer.Allow;
        }

        Task<HostAnswer>? answer;
        lock (_gate)
        {
            if (!_asking.TryGetValue(question, out answer) || answer.IsCompleted)
            {
                _asking[question] = answer = AskUserAsync(question);
            }
        }

        try
        {
            return await answer.WaitAsync(cancellationToken);
        }
        finally
        {
            if (answer.IsCompleted)
            {
                lock (_gate)
                {
                    _asking.Remove(question);
                }
            }
        }
    }

    private async Task<HostAnswer> AskUserAsync(HostQuestion question)
    {
        if (context.Turn.Work.IsCompleted)
        {
            return HostAnswer.CannotAsk;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_turnCancelled);
        try
        {
            context.Tell(context.Waits.Begin(WaitKind.Approval));
            var asking = DecideAsync(question, ending.Token);
            if (await Task.WhenAny(asking, context.Turn.Work) != asking)
            {
                await ending.CancelAsync();
            }

            var decision = await asking;
            context.Tell(context.Waits.End(WaitKind.Approval));
            return Act(decision, question);
        }
        catch (OperationCanceledException)
        {
            return HostAnswer.Deny;
        }
        catch (RolloutException)
        {
            // What cannot be recorded is not asked, and what is not asked is not allowed.
            return HostAnswer.Deny;
        }
    }

    private async Task<ReviewDecision> DecideAsync(HostQuestion question, CancellationToken cancelled)
    {
        var requestId = Guid.CreateVersion7().ToString();
        var itemId = FormattableString.Invariant(
            $"network#{EnvironmentId}#{question.Protocol.ItemName()}#{question.Host}#{question.Port}#{Guid.NewGuid()}");
        var request = new EventMsg.NetworkApprovalRequest(
            requestId, context.Turn.Id, itemId, question.Host, question.Protocol.RuleName(), context.NowMs);
        var decision = await context.Requests.AskAsync<ReviewDecision>(requestId, () => context.Tell(request), cancelled);
        context.Tell(new EventMsg.RequestResolved(requestId));
        return decision;
    }

    private HostAnswer Act(ReviewDecision decision, HostQuestion question)
    {
        switch (decision)
        {
            case ReviewDecision.Approved:
                return HostAnswer.Allow;
            case ReviewDecision.ApprovedForSession:
                context.Network.Approve(question);
                return HostAnswer.Allow;
            case ReviewDecision.NetworkRule rule when rule.Host == question.Host:
                AddRule(question, rule.Allow);
                return rule.Allow ? HostAnswer.Allow : HostAnswer.Deny;
            case ReviewDecision.Abort:
                context.Turn.Interrupt();
                return HostAnswer.Deny;
            default:
                return HostAnswer.Deny;
        }
    }

    /// <summary>The answer counts for the session in any case: a rule that cannot be written is a warning.</summary>
    private void AddRule(HostQuestion question, bool allow)
    {
        var path = Path.Join(context.Ports.CodexHome, "rules", "default.rules");
        try
        {
            RuleAmendments.AppendNetwork(path, question.Host, question.Protocol.RuleName(), allow);
            context.Turn.AddNote(TurnNotes.HostDecided(question.Host, allow));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            context.Tell(new EventMsg.Warning($"the network rule could not be written to {path}: {error.Message}"));
        }

        context.Network.Amend(question.Host, allow);
        if (allow)
        {
            context.Network.Approve(question);
        }
    }
}
