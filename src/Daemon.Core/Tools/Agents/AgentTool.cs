using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.Agents;
using Daemon.Core.History;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools.Agents;

/// <summary>A tool by which a model deals with agents of its thread: shows the call as an item and words its output.</summary>
internal abstract class AgentTool(TurnContext context, AgentTeam team, CollabAgentTool tool) : FunctionTool(context)
{
    /// <summary>Name of the namespace that the tools are called in.</summary>
    public const string Namespace = "multi_agent_v1";

    protected static readonly AgentStatus NotFound = new(AgentPhase.NotFound);

    protected AgentTeam Team { get; } = team;

    /// <summary>Reads an agent's id.</summary>
    /// <exception cref="ArgumentFault">It is no UUID.</exception>
    protected static string Id(string text) =>
        Guid.TryParse(text, out var id) ? id.ToString() : throw new ArgumentFault($"invalid agent id {text}: expected a UUID");

    protected static string Missing(string id) => $"agent with id {id} not found";

    protected TurnItem.CollabAgentToolCall Item(ResponseItem call, params IReadOnlyList<string> receivers) => new(
        call.CallId ?? "",
        tool,
        ItemStatus.InProgress,
        Context.ThreadId,
        receivers,
        new Dictionary<string, AgentStatus>());

    /// <summary>Tells the beginning of the call; returns when that was.</summary>
    protected long Begin(TurnItem.CollabAgentToolCall item)
    {
        var now = Context.NowMs;
        Context.Tell(new EventMsg.ItemStarted(Context.Turn.Id, item, now));
        return now;
    }

    /// <summary>Tells the end of the call with the agents' states. Any of them gone or failed is a failure of the call.</summary>
    protected void End(TurnItem.CollabAgentToolCall item, long startedAt, IReadOnlyDictionary<string, AgentStatus> states, bool failed = false)
    {
        var status = failed || states.Values.Any(state => state.IsFailure) ? ItemStatus.Failed : ItemStatus.Completed;
        Context.Tell(new EventMsg.ItemCompleted(Context.Turn.Id, item with { Status = status, States = states }, startedAt, Context.NowMs));
    }

    protected static Dictionary<string, AgentStatus> One(string id, AgentStatus status) => new() { [id] = status };

    /// <summary>An output of JSON, whose members <paramref name="members"/> writes.</summary>
    protected static ToolResult Json(ResponseItem call, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Text(call, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    protected static ToolResult StatusOutput(ResponseItem call, string member, AgentStatus status) => Json(call, json =>
    {
        json.WritePropertyName(member);
        AgentStatusJson.Write(json, status);
    });
}
