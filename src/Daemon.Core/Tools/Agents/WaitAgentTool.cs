using System.Text.Json;
using Daemon.Core.Agents;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools.Agents;

/// <summary>wait_agent: waits until one of several agents has come to the end of its work, or a time is over.</summary>
internal sealed class WaitAgentTool(TurnContext context, AgentTeam team) : AgentTool(context, team, CollabAgentTool.Wait)
{
    private const int DefaultMs = 30_000;
    private const int MinMs = 10_000;
    private const int MaxMs = 3_600_000;

    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var ids = (arguments.OptionalStrings("targets") ?? []).Select(Id).Distinct().ToList();
        if (ids.Count == 0)
        {
            throw new ArgumentFault("agent ids must be non-empty");
        }

        var limit = Limit(arguments);
        var item = Item(call, ids);
        var startedAt = Begin(item);
        await WaitForAnyAsync(ids, limit, cancelled);
        var states = ids.Select(id => (Id: id, Status: StatusOf(id))).Where(agent => agent.Status.IsFinal).ToDictionary(agent => agent.Id, agent => agent.Status);
        End(item, startedAt, states);
        return Json(call, json =>
        {
            json.WriteStartObject("status"u8);
            foreach (var (id, status) in states)
            {
                json.WritePropertyName(id);
                AgentStatusJson.Write(json, status);
            }

            json.WriteEndObject();
            json.WriteBoolean("timed_out"u8, states.Count == 0);
        });
    }

    private static TimeSpan Limit(JsonElement arguments) => arguments.OptionalInteger("timeout_ms", long.MinValue) switch
    {
        null => TimeSpan.FromMilliseconds(DefaultMs),
        <= 0 => throw new ArgumentFault("timeout_ms must be greater than zero"),
        { } ms => TimeSpan.FromMilliseconds(Math.Clamp(ms, MinMs, MaxMs)),
    };

    private AgentStatus StatusOf(string id) => Team.Find(id)?.Progress.Status ?? NotFound;

    private async Task WaitForAnyAsync(List<string> ids, TimeSpan limit, CancellationToken cancelled)
    {
        if (ids.Exists(id => StatusOf(id).IsFinal))
        {
            return;
        }

        // Whoever is waited for in vain is let go of when the wait is over.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        var waits = ids.Select(id => Team.Find(id)).OfType<Sessions.Session>().Select(agent => agent.Progress.WhenFinalAsync(over.Token)).ToList();
        try
        {
            await Task.WhenAny(waits).WaitAsync(limit, Context.Ports.Clock, cancelled);
        }
        catch (TimeoutException)
        {
            // The output says so.
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(waits).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
