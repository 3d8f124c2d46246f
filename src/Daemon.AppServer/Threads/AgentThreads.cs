using Daemon.Core.Agents;
using Daemon.Core.Context;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Sessions;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Threads;

/// <summary>
/// The threads of agents: loaded threads like any other, heard by those who hear the thread that started them. Clients learn of them by
/// their status, and by the call that started them.
/// </summary>
internal sealed class AgentThreads(DaemonState daemon, ThreadSessions sessions) : IAgentThreads
{
    public Task<Session> SpawnAsync(AgentSpawn spawn, CancellationToken cancellationToken)
    {
        var parent = Parent(spawn.Place);
        var now = daemon.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var window = Guid.CreateVersion7(now).ToString();
        var meta = parent.Facts.Meta with
        {
            Id = id,
            SessionId = spawn.Place.SessionId ?? parent.Id,
            ParentThreadId = parent.Id,
            Timestamp = now,
            Cwd = spawn.Settings.Cwd,
            WorkspaceRoots = spawn.Settings.WorkspaceRoots,
            Source = "subagent",
            SourceDetail = "thread_spawn",
            ThreadSource = "subagent",
            AgentNickname = spawn.Nickname,
            AgentDepth = spawn.Place.Depth,
            Mode = HistoryMode.Paginated,
            Base = null,
            ForkedFromId = spawn.History.Count > 0 ? parent.Id : null,
            ForkedFromOrdinalExclusive = null,
            WindowId = window,
        };
        var (recorder, writerLock) = parent.Facts.Ephemeral ? (null, null) : Record(meta, spawn);
        var start = new SessionStart
        {
            ThreadId = id,
            Settings = spawn.Settings,
            Config = parent.Session.Config,
            BaseInstructions = parent.Facts.Meta.BaseInstructions,
            Recorder = recorder,
            Stored = sessions.StoredBy(recorder),
            History = spawn.History,
            HistoryHasContext = spawn.History.Count > 0,
            Place = spawn.Place,
            Window = ContextWindowId.First(window),
        };
        var facts = new ThreadFacts { Meta = meta, Path = recorder?.Path, UpdatedAt = now.ToUnixTimeSeconds() };
        return Task.FromResult(Join(parent, sessions.Load(start, parent.Request, facts, writerLock)));
    }

    public Session? Find(string threadId) => daemon.Threads.TryGet(threadId, out var thread) ? thread.Session : null;

    public Task<Session?> ResumeAsync(string threadId, AgentPlace place, CancellationToken cancellationToken)
    {
        if (daemon.Store.Find(threadId) is not { } row || row.ParentThreadId != place.ParentThreadId)
        {
            return Task.FromResult<Session?>(null);
        }

        var parent = Parent(place);
        try
        {
            var (thread, _) = sessions.Resume(threadId, () => daemon.Store.LoadLatest(threadId, 1), parent.Request with { Cwd = null }, place);
            return Task.FromResult<Session?>(Join(parent, thread));
        }
        catch (Exception error) when (error is RpcException or RolloutException)
        {
            throw new AgentException(error.Message, error);
        }
    }

    /// <remarks>Waits in the queue of the agent's thread, so that no request finds it half gone.</remarks>
    public async Task CloseAsync(string threadId)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        daemon.Queue.Enqueue(threadId, async () =>
        {
            try
            {
                if (daemon.Threads.TryGet(threadId, out var thread))
                {
                    await ThreadUnloading.UnloadAsync(daemon, thread);
                }
            }
            finally
            {
                closed.TrySetResult();
            }
        });
        await closed.Task;
    }

    /// <exception cref="AgentException">The thread is being unloaded.</exception>
    private LoadedThread Parent(AgentPlace place) => daemon.Threads.TryGet(place.ParentThreadId!, out var parent)
        ? parent
        : throw new AgentException("the thread that starts the agent is closing");

    private static Session Join(LoadedThread parent, LoadedThread agent)
    {
        foreach (var client in parent.Subscribers.Clients)
        {
            agent.Subscribe(client);
        }

        agent.SetStatus(new ThreadStatus.Idle());
        return agent.Session;
    }

    /// <summary>The agent's own file; what it takes over stands at its beginning.</summary>
    /// <exception cref="AgentException">It cannot be written.</exception>
    private (RolloutRecorder Recorder, ThreadWriterLock Lock) Record(ThreadMeta meta, AgentSpawn spawn)
    {
        var recorder = daemon.Store.Create(meta);
        try
        {
            if (spawn.History.Count > 0)
            {
                recorder.Append([.. spawn.History.Select(item => new RolloutLine.ModelItem(item))]);
            }

            return (recorder, ThreadWriterLock.Acquire(daemon.Options.CodexHome, meta.Id));
        }
        catch (RolloutException error)
        {
            recorder.Dispose();
            throw new AgentException($"the agent cannot be recorded: {error.Message}", error);
        }
    }
}
