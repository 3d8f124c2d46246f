using Daemon.AppServer.Mapping;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Accounts;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Threads;

/// <content>What happens inside a turn beside its items.</content>
internal sealed partial class EventProjector
{
    /// <summary>False when the event is none of these.</summary>
    private bool ProjectDetail(EventMsg message)
    {
        switch (message)
        {
            case EventMsg.CommandOutputDelta output:
                Tell(
                    ServerNotificationMethods.ItemCommandExecutionOutputDelta,
                    new CommandExecutionOutputDeltaNotification { ThreadId = thread.Id, TurnId = output.TurnId, ItemId = output.ItemId, Delta = output.Delta },
                    WireJson.CommandExecutionOutputDeltaNotification);
                return true;
            case EventMsg.TerminalInteraction interaction:
                Tell(
                    ServerNotificationMethods.ItemCommandExecutionTerminalInteraction,
                    new TerminalInteractionNotification
                    {
                        ThreadId = thread.Id,
                        TurnId = interaction.TurnId,
                        ItemId = interaction.ItemId,
                        ProcessId = interaction.ProcessId,
                        Stdin = interaction.Input,
                    },
                    WireJson.TerminalInteractionNotification);
                return true;
            case EventMsg.ReasoningSummaryPartAdded part:
                Tell(
                    ServerNotificationMethods.ItemReasoningSummaryPartAdded,
                    new ReasoningSummaryPartAddedNotification { ThreadId = thread.Id, TurnId = part.TurnId, ItemId = part.ItemId, SummaryIndex = part.SummaryIndex },
                    WireJson.ReasoningSummaryPartAddedNotification);
                return true;
            case EventMsg.ReasoningSummaryDelta summary:
                Tell(
                    ServerNotificationMethods.ItemReasoningSummaryTextDelta,
                    new ReasoningSummaryTextDeltaNotification
                    {
                        ThreadId = thread.Id, TurnId = summary.TurnId, ItemId = summary.ItemId, Delta = summary.Delta, SummaryIndex = summary.SummaryIndex,
                    },
                    WireJson.ReasoningSummaryTextDeltaNotification);
                return true;
            case EventMsg.ReasoningTextDelta reasoning:
                Tell(
                    ServerNotificationMethods.ItemReasoningTextDelta,
                    new ReasoningTextDeltaNotification
                    {
                        ThreadId = thread.Id, TurnId = reasoning.TurnId, ItemId = reasoning.ItemId, Delta = reasoning.Delta, ContentIndex = reasoning.ContentIndex,
                    },
                    WireJson.ReasoningTextDeltaNotification);
                return true;
            case EventMsg.PlanDelta plan:
                Tell(
                    ServerNotificationMethods.ItemPlanDelta,
                    new PlanDeltaNotification { ThreadId = thread.Id, TurnId = plan.TurnId, ItemId = plan.ItemId, Delta = plan.Delta },
                    WireJson.PlanDeltaNotification);
                return true;
            case EventMsg.TokenUsageUpdated usage:
                Tell(
                    ServerNotificationMethods.ThreadTokenUsageUpdated,
                    new ThreadTokenUsageUpdatedNotification
                    {
                        ThreadId = thread.Id,
                        TurnId = usage.TurnId,
                        TokenUsage = ThreadMapper.Usage(usage.Total, usage.Last, usage.ModelContextWindow),
                    },
                    WireJson.ThreadTokenUsageUpdatedNotification);
                return true;
            case EventMsg.RateLimitsUpdated limits:
                Tell(
                    ServerNotificationMethods.AccountRateLimitsUpdated,
                    new AccountRateLimitsUpdatedNotification { RateLimits = ThreadMapper.Limits(limits.Limits) },
                    WireJson.AccountRateLimitsUpdatedNotification);
                return true;
            case EventMsg.TurnDiff diff:
                Tell(
                    ServerNotificationMethods.TurnDiffUpdated,
                    new TurnDiffUpdatedNotification { ThreadId = thread.Id, TurnId = diff.TurnId, Diff = diff.UnifiedDiff },
                    WireJson.TurnDiffUpdatedNotification);
                return true;
            case EventMsg.PlanUpdate plan:
                Tell(
                    ServerNotificationMethods.TurnPlanUpdated,
                    new TurnPlanUpdatedNotification
                    {
                        ThreadId = thread.Id,
                        TurnId = plan.TurnId,
                        Explanation = plan.Explanation,
                        Plan = [.. plan.Steps.Select(TurnMapper.Step)],
                    },
                    WireJson.TurnPlanUpdatedNotification);
                return true;
            case EventMsg.AutoReviewStarted review:
                Tell(ServerNotificationMethods.ItemAutoApprovalReviewStarted, AutoReviewMapper.Started(thread.Id, review), WireJson.ItemGuardianApprovalReviewStartedNotification);
                return true;
            case EventMsg.AutoReviewCompleted review:
                Tell(ServerNotificationMethods.ItemAutoApprovalReviewCompleted, AutoReviewMapper.Completed(thread.Id, review), WireJson.ItemGuardianApprovalReviewCompletedNotification);
                return true;
            case EventMsg.AutoReviewWarning warning:
                Tell(
                    ServerNotificationMethods.GuardianWarning,
                    new GuardianWarningNotification { ThreadId = thread.Id, Message = warning.Message },
                    WireJson.GuardianWarningNotification);
                return true;
            case EventMsg.GoalUpdated updated:
                daemon.Clients.Notify(
                    ServerNotificationMethods.ThreadGoalUpdated,
                    new ThreadGoalUpdatedNotification { ThreadId = thread.Id, TurnId = updated.TurnId, Goal = GoalMapper.ToWire(thread.Id, updated.Goal) },
                    WireJson.ThreadGoalUpdatedNotification);
                return true;
            case EventMsg.HookStarted hook:
                Tell(ServerNotificationMethods.HookStarted, HookMapper.Notification(thread.Id, hook.TurnId, hook.Run), WireJson.RawJson);
                return true;
            case EventMsg.HookCompleted hook:
                Tell(ServerNotificationMethods.HookCompleted, HookMapper.Notification(thread.Id, hook.TurnId, hook.Run), WireJson.RawJson);
                return true;
            default:
                return false;
        }
    }
}
