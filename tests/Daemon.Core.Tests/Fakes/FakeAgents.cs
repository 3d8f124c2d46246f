using System.Collections.Concurrent;
using Daemon.Config.Model;
using Daemon.Core.Agents;
using Daemon.Core.Context;
using Daemon.Core.Sessions;
using Daemon.ModelClient;

namespace Daemon.Core.Tests.Fakes;

/// <summary>Makes agents' sessions in memory: agent i talks to model i, the last model serves the rest. Their events are dropped.</summary>
internal sealed class FakeAgents(params ScriptedModel[] models) : IAgentThreads, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Session> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AgentSpawn> _known = new(StringComparer.Ordinal);
    private readonly List<Task> _readers = [];
    private int _count;

    /// <summary>Set by the harness: what the parent's session is made of.</summary>
    public SessionPorts Ports { get; set; } = null!;

    public EffectiveConfig Config { get; set; } = null!;

    /// <summary>Every agent that was made, in order.</summary>
    public List<Session> Made { get; } = [];

    public Task<Session> SpawnAsync(AgentSpawn spawn, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7().ToString();
        _known[id] = spawn;
        return Task.FromResult(Open(id, spawn));
    }

    public Session? Find(string threadId) => _open.GetValueOrDefault(threadId);

    public Task<Session?> ResumeAsync(string threadId, AgentPlace place, CancellationToken cancellationToken) =>
        Task.FromResult(_known.TryGetValue(threadId, out var spawn) ? Open(threadId, spawn) : null);

    public async Task CloseAsync(string threadId)
    {
        if (_open.TryRemove(threadId, out var session))
        {
            await session.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_open.Keys.Select(CloseAsync));
        await Task.WhenAll(_readers);
    }

    private Session Open(string id, AgentSpawn spawn)
    {
        IModelClient model = models[Math.Min(_count++, models.Length - 1)];
        var session = new Session(
            new SessionStart
            {
                ThreadId = id,
                Settings = spawn.Settings,
                Config = Config,
                BaseInstructions = "Be brief.",
                History = spawn.History,
                HistoryHasContext = spawn.History.Count > 0,
                Place = spawn.Place,
                Window = ContextWindowId.First("W"),
            },
            Ports with { Models = _ => model });
        _open[id] = session;
        Made.Add(session);
        _readers.Add(Background.Run(async () =>
        {
            while (await session.WaitForEventAsync(CancellationToken.None))
            {
                session.TryReadEvent(out _);
            }
        }));
        return session;
    }
}
