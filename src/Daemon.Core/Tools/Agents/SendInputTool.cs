using System.Text.Json;
using Daemon.Core.Agents;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools.Agents;

/// <summary>send_input: gives an agent more to do, at once or when it comes to it.</summary>
internal sealed class SendInputTool(TurnContext context, AgentTeam team) : AgentTool(context, team, CollabAgentTool.SendInput)
{
    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var input = AgentInput.Read(arguments);
        var id = Id(arguments.RequiredString("target"));
        var interrupt = arguments.OptionalBoolean("interrupt") == true;
        var item = Item(call, id) with { Prompt = AgentInput.Describe(input) };
        var startedAt = Begin(item);
        var agent = Team.Find(id);
        if (agent is not null && interrupt)
        {
            await agent.InterruptAsync(cancelled);
        }

        var state = agent?.Progress.Status ?? NotFound;
        var submission = agent is null ? null : await agent.GiveAsync(input, Context.Turn.RootId, cancelled);
        if (submission is null)
        {
            End(item, startedAt, One(id, NotFound));
            return Text(call, Missing(id));
        }

        End(item, startedAt, One(id, state));
        return Json(call, json => json.WriteString("submission_id"u8, submission));
    }
}
