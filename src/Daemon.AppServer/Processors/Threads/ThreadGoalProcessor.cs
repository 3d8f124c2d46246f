using Daemon.AppServer.Dispatch;
using Daemon.Core.Rollout.Store;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/goal/*</c>: keeps goals and tells of them. No turn begins by itself because of one.</summary>
internal sealed class ThreadGoalProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadGoalSet, WireJson.ThreadGoalSetParams, WireJson.ThreadGoalSetResponse, Set, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadGoalGet, WireJson.ThreadGoalGetParams, WireJson.ThreadGoalGetResponse, Get, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadGoalClear, WireJson.ThreadGoalClearParams, WireJson.ThreadGoalClearResponse, Clear, p => p.ThreadId);
    }

    private ValueTask Set(Request<ThreadGoalSetResponse> request, ThreadGoalSetParams p)
    {
        ThreadAccess.RequireKept(daemon, p.ThreadId);
        var objective = p.Objective?.Trim();
        if (objective is { Length: 0 })
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "goal objective must not be empty");
        }

        var now = daemon.Clock.GetUtcNow().ToUnixTimeSeconds();
        var known = daemon.Annotations.Update(p.ThreadId, before => before with { Goal = Changed(before.Goal, objective, p, now) });
        var goal = GoalMapper.ToWire(p.ThreadId, known.Goal!);
        request.Respond(new ThreadGoalSetResponse { Goal = goal });
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadGoalUpdated,
            new ThreadGoalUpdatedNotification { ThreadId = p.ThreadId, Goal = goal },
            WireJson.ThreadGoalUpdatedNotification);
        return ValueTask.CompletedTask;
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

    /// <summary>A new objective begins a new account of time and tokens; everything else goes on with the old one.</summary>
    private static StoredGoal Changed(StoredGoal? before, string? objective, ThreadGoalSetParams p, long now)
    {
        var goal = objective is not null && objective != before?.Objective
            ? new StoredGoal(objective, "active", null, 0, 0, now, now)
            : before ?? throw new RpcException(ErrorCodes.InvalidRequest, $"cannot update goal for thread {p.ThreadId}: no goal exists");
        return goal with
        {
            Status = p.Status is { } status ? GoalMapper.Name(status) : goal.Status,
            TokenBudget = p.TokenBudget.IsPresent ? p.TokenBudget.Value : goal.TokenBudget,
            UpdatedAt = now,
        };
    }
}
