using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Daemon.Config.Model;
using Daemon.Core.History;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Sessions;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Agents;

/// <summary>
/// The agents that a thread has started: it knows which are its own, keeps to the limits, and lets the thread's model know when one of
/// them comes to an end of its work.
/// </summary>
/// <param name="owner">The thread.</param>
/// <param name="notify">Adds to the model's history of the thread; must not block.</param>
/// <remarks>Thread-safe: a model may deal with several agents at once. Closing closes the agents.</remarks>
internal sealed class AgentTeam(string owner, AgentPlace place, IAgentThreads threads, Action<ResponseItem> notify)
{
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _open = new(StringComparer.Ordinal);

    /// <summary>Whether an agent of this thread may start agents itself.</summary>
    public bool MayGrow(AgentSettings settings) => settings.Enabled && place.Depth < settings.MaxDepth;

    /// <summary>Makes an agent; it does nothing until it is told to.</summary>
    /// <exception cref="AgentException">There are as many as may be, or it cannot be made.</exception>
    public async Task<Session> SpawnAsync(
        AgentSettings limits, SessionSettings settings, IReadOnlyList<ResponseItem> history, CancellationToken cancelled)
    {
        Reserve(limits);
        try
        {
            var name = AgentNames.Choose([.. _names.Values]);
            var agent = await threads.SpawnAsync(
                new AgentSpawn { Place = Below(), Settings = settings, Nickname = name, History = history }, cancelled);
            _names[agent.ThreadId] = name;
            Watch(agent);
            return agent;
        }
        catch
        {
            place.Count.Remove();
            throw;
        }
    }

    /// <summary>What clients call an agent of this thread; null for any other.</summary>
    public string? NameOf(string threadId) => _names.GetValueOrDefault(threadId);

    /// <summary>The agent's session; null when it is closed, or no agent of this thread.</summary>
    public Session? Find(string threadId) => _open.ContainsKey(threadId) ? threads.Find(threadId) : null;

    /// <summary>Opens an agent of this thread again that was closed; null when there is none.</summary>
    /// <exception cref="AgentException">There are as many as may be, or it cannot be loaded.</exception>
    public async Task<Session?> ResumeAsync(AgentSettings limits, string threadId, CancellationToken cancelled)
    {
        if (Find(threadId) is { } open)
        {
            return open;
        }

        Reserve(limits);
        Session? agent = null;
        try
        {
            agent = await threads.ResumeAsync(threadId, Below(), cancelled);
            if (agent is not null)
            {
                Watch(agent);
            }

            return agent;
        }
        finally
        {
            if (agent is null)
            {
                place.Count.Remove();
            }
        }
    }

    /// <summary>Closes an agent with all that it started itself; returns the state that it was in.</summary>
    public async Task<AgentStatus> CloseAsync(string threadId)
    {
        var status = Find(threadId)?.Progress.Status ?? new AgentStatus(AgentPhase.NotFound);
        if (_open.TryRemove(threadId, out _))
        {
            place.Count.Remove();
            await threads.CloseAsync(threadId);
        }

        return status;
    }

    public async Task CloseAllAsync() => await Task.WhenAll(_open.Keys.Select(CloseAsync));

    private void Reserve(AgentSettings limits)
    {
        if (!place.Count.TryAdd(limits.MaxThreads))
        {
            throw new AgentException("collab spawn failed: agent thread limit reached");
        }
    }

    private AgentPlace Below() => place with { SessionId = place.SessionId ?? owner, ParentThreadId = owner, Depth = place.Depth + 1 };

    private void Watch(Session agent)
    {
        _open[agent.ThreadId] = true;
        agent.Progress.Observe(status =>
        {
            if (status.Phase is AgentPhase.Completed or AgentPhase.Errored && _open.ContainsKey(agent.ThreadId))
            {
                notify(Notification(agent.ThreadId, status));
            }
        });
    }

    private static ResponseItem Notification(string threadId, AgentStatus status)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("agent_path"u8, threadId);
            json.WritePropertyName("status"u8);
            AgentStatusJson.Write(json, status);
            json.WriteEndObject();
        }

        return ResponseItems.TextMessage(
            "user", $"<subagent_notification>\n{Encoding.UTF8.GetString(buffer.WrittenSpan)}\n</subagent_notification>");
    }
}
