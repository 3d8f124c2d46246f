using System.Text.Json;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools;

/// <summary>Shows the user the model's plan.</summary>
internal sealed class UpdatePlanTool(TurnContext context) : FunctionTool(context)
{
    protected override Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        if (Context.Settings.CollaborationMode == "plan")
        {
            return Task.FromResult(Text(call, "update_plan is a checklist tool and is not available in Plan mode"));
        }

        var explanation = arguments.OptionalString("explanation");
        if (!arguments.TryGetProperty("plan", out var plan) || plan.ValueKind != JsonValueKind.Array)
        {
            throw new ArgumentFault("failed to parse function arguments: missing field `plan`");
        }

        var steps = new List<PlanStep>();
        foreach (var step in plan.EnumerateArray())
        {
            var status = step.RequiredString("status");
            if (status is not ("pending" or "in_progress" or "completed"))
            {
                throw new ArgumentFault(
                    $"failed to parse function arguments: unknown variant `{status}`, expected one of `pending`, `in_progress`, `completed`");
            }

            steps.Add(new PlanStep(step.RequiredString("step"), status));
        }

        Context.Tell(new EventMsg.PlanUpdate(Context.Turn.Id, explanation, steps));
        return Task.FromResult(Done(call, "Plan updated"));
    }
}
