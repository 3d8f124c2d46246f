using System.Text.Json;
using Daemon.Core.Agents;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools.Agents;

/// <summary>close_agent: ends an agent and whatever it started itself.</summary>
internal sealed class CloseAgentTool(TurnContext context, AgentTeam team) : AgentTool(context, team, CollabAgentTool.CloseAgent)
{
    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var id = Id(arguments.RequiredString("target"));
        var item = Item(call, id);
        var startedAt = Begin(item);
        var before = await Team.CloseAsync(id);
        End(item, startedAt, One(id, before));
        return before.Phase == AgentPhase.NotFound ? Text(call, Missing(id)) : StatusOutput(call, "previous_status", before);
    }
}
