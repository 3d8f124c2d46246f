using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Core.Goals;
using Daemon.JsonRpc;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/goal/*</c>: keeps goals, tells of them and lets sessions work on them.</summary>
internal sealed class ThreadGoalProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadGoalSet, WireJson.ThreadGoalSetParams, WireJson.ThreadGoalSetResponse, Set, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadGoalGet, WireJson.ThreadGoalGetParams, WireJson.ThreadGoalGetResponse, Get, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadGoalClear, WireJson.ThreadGoalClearParams, WireJson.ThreadGoalClearResponse, Clear, p => p.ThreadId);
    }

    private async ValueTask Set(Request<ThreadGoalSetResponse> request, ThreadGoalSetParams p)
    {
        ThreadAccess.Keep(daemon, p.ThreadId);
        var objective = p.Objective?.Trim();
        daemon.Threads.TryGet(p.ThreadId, out var thread);
        if ((thread?.Session.Config ?? daemon.Config.Load(cwd: null).Effective)?.Features.IsEnabled("goals") == false)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "goals feature is disabled");
        }

        if (GoalRules.Objection(objective, p.TokenBudget.IsPresent ? p.TokenBudget.Value : null, thread?.Session.Config.MaxGoalTokenBudget) is { } objection)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, objection);
        }

        var now = daemon.Clock.GetUtcNow().ToUnixTimeSeconds();
        var edited = false;
        var known = daemon.Goals.Update(p.ThreadId, before =>
        {
            var goal = Changed(before, objective, p, now);
            edited = before is not null && before.Objective != goal.Objective;
            return goal;
        });
        var wire = GoalMapper.ToWire(p.ThreadId, known!);
        request.Respond(new ThreadGoalSetResponse { Goal = wire });
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadGoalUpdated,
            new ThreadGoalUpdatedNotification { ThreadId = p.ThreadId, Goal = wire },
            WireJson.ThreadGoalUpdatedNotification);
        if (thread is not null)
        {
            await thread.SubmitAsync(new Op.PursueGoal(edited), static _ => { }, CancellationToken.None);
        }
    }

    private ValueTask Get(Request<ThreadGoalGetResponse> request, ThreadGoalGetParams p)
    {
        ThreadAccess.RequireKept(daemon, p.ThreadId);
        var goal = daemon.Annotations.Get(p.ThreadId).Goal;
        request.Respond(new ThreadGoalGetResponse { Goal = goal is null ? null : GoalMapper.ToWire(p.ThreadId, goal) });
        return ValueTask.CompletedTask;
    }

    private ValueTask Clear(Request<ThreadGoalClearResponse> request, ThreadGoalClearParams p)
    {
        ThreadAccess.RequireKept(daemon, p.ThreadId);
        var cleared = false;
        daemon.Annotations.Update(p.ThreadId, before =>
        {
            cleared = before.Goal is not null;
            return before with { Goal = null };
        });
        request.Respond(new ThreadGoalClearResponse { Cleared = cleared });
        if (cleared)
        {
            daemon.Clients.Notify(
                ServerNotificationMethods.ThreadGoalCleared,
                new ThreadGoalClearedNotification { ThreadId = p.ThreadId },
                WireJson.ThreadGoalClearedNotification);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Another objective goes on with the account of an unfinished goal; after a completed one it is a new goal.</summary>
    private static Goal Changed(Goal? before, string? objective, ThreadGoalSetParams p, long now)
    {
        var goal = (before, objective) switch
        {
            (null, null) => throw new RpcException(ErrorCodes.InvalidRequest, $"cannot update goal for thread {p.ThreadId}: no goal exists"),
            ({ } same, null) => same,
            ({ Status: not GoalStatus.Complete } open, { } other) => open with { Objective = other },
            (_, { } fresh) => new Goal(fresh, GoalStatus.Active, null, 0, 0, now, now),
        };
        goal = goal with { TokenBudget = p.TokenBudget.IsPresent ? p.TokenBudget.Value : goal.TokenBudget, UpdatedAt = now };
        return goal with { Status = GoalRules.Status(goal, p.Status is { } status ? GoalMapper.Name(status) : goal.Status) };
    }
}
