using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Tools;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Goals;

/// <summary>What the goal tools have in common: the store and the form of their answers.</summary>
internal abstract class GoalTool(TurnContext context) : FunctionTool(context)
{
    protected IGoalStore Goals => Context.Goal!.Goals;

    protected long Now => Context.NowMs / 1000;

    protected ToolResult Answer(ResponseItem call, Goal? goal, bool report = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("goal"u8);
            WriteGoal(writer, goal);
            writer.WritePropertyName("remainingTokens"u8);
            if (goal?.TokenBudget is { } budget)
            {
                writer.WriteNumberValue(Math.Max(0, budget - goal.TokensUsed));
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.WriteString("completionBudgetReport"u8, report && goal is not null && (goal.TokenBudget is not null || goal.TimeUsedSeconds > 0)
                ? "Tell the user what the goal has used, from the fields of this result: tokens against the budget where there is one, and the time where it is not zero."
                : null);
            writer.WriteEndObject();
        }

        return Done(call, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private void WriteGoal(Utf8JsonWriter writer, Goal? goal)
    {
        if (goal is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("threadId"u8, Context.ThreadId);
        writer.WriteString("objective"u8, goal.Objective);
        writer.WriteString("status"u8, goal.Status);
        if (goal.TokenBudget is { } budget)
        {
            writer.WriteNumber("tokenBudget"u8, budget);
        }

        writer.WriteNumber("tokensUsed"u8, goal.TokensUsed);
        writer.WriteNumber("timeUsedSeconds"u8, goal.TimeUsedSeconds);
        writer.WriteNumber("createdAt"u8, goal.CreatedAt);
        writer.WriteNumber("updatedAt"u8, goal.UpdatedAt);
        writer.WriteEndObject();
    }
}

/// <summary>get_goal: shows the goal.</summary>
internal sealed class GetGoalTool(TurnContext context) : GoalTool(context)
{
    protected override Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled) =>
        Task.FromResult(Answer(call, Goals.Get(Context.ThreadId)));
}

/// <summary>create_goal: makes a goal where there is none, or only a completed one.</summary>
internal sealed class CreateGoalTool(TurnContext context) : GoalTool(context)
{
    protected override Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var objective = arguments.RequiredString("objective").Trim();
        var budget = arguments.OptionalInteger("token_budget", long.MinValue);
        if (GoalRules.Objection(objective, budget, Context.Config.MaxGoalTokenBudget) is { } objection)
        {
            return Task.FromResult(Text(call, objection));
        }

        var unfinished = false;
        var goal = Goals.Update(Context.ThreadId, before =>
        {
            unfinished = before is { Status: not GoalStatus.Complete };
            return unfinished ? before : new Goal(objective, GoalStatus.Active, budget, 0, 0, Now, Now);
        });
        if (unfinished)
        {
            return Task.FromResult(Text(
                call, "cannot create a new goal because this thread has an unfinished goal; complete the existing goal first"));
        }

        Context.Goal!.Restart();
        Context.Tell(new EventMsg.GoalUpdated(Context.Turn.Id, goal!));
        return Task.FromResult(Answer(call, goal));
    }
}

/// <summary>update_goal: the model says how the goal stands.</summary>
internal sealed class UpdateGoalTool(TurnContext context) : GoalTool(context)
{
    protected override Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var status = arguments.RequiredString("status");
        if (status is not (GoalStatus.Complete or GoalStatus.Blocked or GoalStatus.Paused))
        {
            return Task.FromResult(Text(call, $"unknown variant `{status}`, expected one of `complete`, `blocked`, `paused`"));
        }

        var goal = Goals.Update(
            Context.ThreadId, before => before is null ? null : before with { Status = GoalRules.Status(before, status), UpdatedAt = Now });
        if (goal is null)
        {
            return Task.FromResult(Text(call, "cannot update goal because this thread has no goal"));
        }

        Context.Tell(new EventMsg.GoalUpdated(Context.Turn.Id, goal));
        return Task.FromResult(Answer(call, goal, report: goal.Status == GoalStatus.Complete));
    }
}
