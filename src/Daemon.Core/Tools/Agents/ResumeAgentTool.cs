using System.Text.Json;
using Daemon.Core.Agents;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools.Agents;

/// <summary>resume_agent: opens an agent again that was closed, so that it takes input.</summary>
internal sealed class ResumeAgentTool(TurnContext context, AgentTeam team) : AgentTool(context, team, CollabAgentTool.ResumeAgent)
{
    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var id = Id(arguments.RequiredString("id"));
        var item = Item(call, id);
        var startedAt = Begin(item);
        try
        {
            var agent = await Team.ResumeAsync(Context.Config.Agents, id, cancelled);
            var status = agent?.Progress.Status ?? NotFound;
            End(item, startedAt, One(id, status));
            return agent is null ? Text(call, Missing(id)) : StatusOutput(call, "status", status);
        }
        catch (AgentException problem)
        {
            End(item, startedAt, One(id, NotFound));
            return Text(call, problem.Message);
        }
    }
}
