using System.Text.Json;
using Daemon.Core.Agents;
using Daemon.Core.Sessions;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools.Agents;

/// <summary>spawn_agent: starts an agent in a thread of its own and gives it its first task.</summary>
internal sealed class SpawnAgentTool(TurnContext context, AgentTeam team) : AgentTool(context, team, CollabAgentTool.SpawnAgent)
{
    /// <summary>The effort that items show when nobody chose one.</summary>
    private const string UnsaidEffort = "medium";

    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var input = AgentInput.Read(arguments);
        if (arguments.OptionalString("agent_type") is { } role and not "default")
        {
            throw new ArgumentFault($"unknown agent_type '{role}'");
        }

        var settings = Settings(arguments);
        var history = arguments.OptionalBoolean("fork_context") == true ? Messages() : [];
        var asked = arguments.OptionalString("model");
        var item = Item(call) with
        {
            Prompt = AgentInput.Describe(input), Model = asked ?? "", ReasoningEffort = settings.ReasoningEffort ?? UnsaidEffort,
        };
        var startedAt = Begin(item);
        Session agent;
        try
        {
            agent = await Team.SpawnAsync(Context.Config.Agents, settings, history, cancelled);
        }
        catch (AgentException problem)
        {
            End(item, startedAt, item.States, failed: true);
            return Text(call, problem.Message);
        }

        // The state as it is told: before the task is at hand.
        var state = agent.Progress.Status;
        await agent.GiveAsync(input, Context.Turn.RootId, cancelled);
        End(item with { ReceiverThreadIds = [agent.ThreadId], Model = settings.Model }, startedAt, One(agent.ThreadId, state));
        return Json(call, json =>
        {
            json.WriteString("agent_id"u8, agent.ThreadId);
            json.WriteString("nickname"u8, Team.NameOf(agent.ThreadId));
        });
    }

    /// <summary>The agent works under the settings of the turn that starts it, but for the model.</summary>
    private SessionSettings Settings(JsonElement arguments)
    {
        var agents = Context.Config.Agents;
        var named = arguments.OptionalString("model");
        var slug = named ?? agents.DefaultModel ?? Context.Settings.Model;
        if (named is not null && named != Context.Settings.Model && !Context.Ports.ModelInfo(named).IsKnown)
        {
            throw new ArgumentFault($"Unknown model `{named}` for spawn_agent. Available models: {string.Join(", ", Context.Ports.AvailableModels.Select(model => model.Slug))}");
        }

        var effort = arguments.OptionalString("reasoning_effort");
        if (effort is not null && Context.Ports.ModelInfo(slug) is var model && !model.Efforts.Any(known => known.Name == effort))
        {
            throw new ArgumentFault(
                $"Reasoning effort `{effort}` is not supported for model `{slug}`. Supported reasoning efforts: {string.Join(", ", model.Efforts.Select(known => known.Name))}");
        }

        // Another model's effort would mean something else.
        var inherited = slug == Context.Settings.Model ? Context.Settings.ReasoningEffort : null;
        return Context.Settings with { Model = slug, ReasoningEffort = effort ?? agents.DefaultReasoningEffort ?? inherited };
    }

    /// <summary>What was said so far; calls are left out, because this one has no output yet.</summary>
    private List<ResponseItem> Messages() => [.. Context.Conversation.Items.Where(item => item.Kind == ResponseItemKind.Message)];
}
