using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.AppServer.Threads;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/start, resume, fork</c>: what brings a thread into memory and subscribes the caller to it.</summary>
internal sealed class ThreadOpenProcessor(DaemonState daemon, ThreadSessions sessions) : IProcessor
{
    private readonly ThreadOpenRequests _requests = new(daemon.Options.Cwd);
    private readonly ThreadOpenAnswers _answers = new(daemon);
    private readonly ThreadViews _views = new(daemon);
    private readonly Backlog _backlog = new(daemon);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadStart, WireJson.ThreadStartParams, WireJson.ThreadStartResponse, StartAsync);
        methods.Add(ClientRequestMethods.ThreadResume, WireJson.ThreadResumeParams, WireJson.ThreadResumeResponse, ResumeAsync, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadFork, WireJson.ThreadForkParams, WireJson.ThreadForkResponse, ForkAsync, p => p.ThreadId);
    }

    private async ValueTask StartAsync(Request<ThreadStartResponse> request, ThreadStartParams p)
    {
        var thread = await sessions.CreateAsync(_requests.From(p), request.Cancelled);
        await sessions.RequireServersAsync(thread, request.Cancelled);
        thread.Subscribe(request.Client);
        var wire = _views.Loaded(thread, []);
        request.Respond(_answers.Start(thread, wire));
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadStarted, new ThreadStartedNotification { Thread = wire }, WireJson.ThreadStartedNotification);
        Greet(thread);
    }

    private async ValueTask ResumeAsync(Request<ThreadResumeResponse> request, ThreadResumeParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "session");
        var asked = _requests.From(p);
        ThreadAccess.RequireFile(daemon, p.ThreadId);
        ThreadHistory history;
        var wasLoaded = daemon.Threads.TryGet(p.ThreadId, out var thread);
        if (thread is { Session.IsUnrecorded: true })
        {
            // Opened anew from what its file says, which is all that was ever told.
            (thread, history) = await ReopenAsync(thread, Load);
        }
        else if (thread is not null)
        {
            // Joined as it is: a running thread does not change its settings because somebody opens it.
            history = Load();
        }
        else
        {
            (thread, history) = sessions.Resume(p.ThreadId, Load, asked);
            await sessions.RequireServersAsync(thread, request.Cancelled);
        }

        thread.Subscribe(request.Client);
        var paginated = history.Meta.Mode == HistoryMode.Paginated;
        if (!p.ExcludeTurns && paginated)
        {
            Deprecations.FullHistory(daemon, request.Client, "excludeTurns: true");
        }

        if (!wasLoaded)
        {
            thread.SetStatus(new ThreadStatus.Idle());
        }

        var wire = _views.Loaded(thread, p.ExcludeTurns ? [] : TurnMapper.All(history));
        var cursors = paginated ? (HistoryPages.LastTurnCursor(history), HistoryPages.LastItemCursor(history)) : default;
        request.Respond(_answers.Resume(thread, wire, FirstPage(history, p.InitialTurnsPage), cursors));
        TellUsage(request.Client, thread, history);
        TellGoal(request.Client, thread);
        if (!wasLoaded)
        {
            Greet(thread);
            _backlog.Reconcile(thread, history);
        }

        foreach (var question in thread.Questions.Snapshot())
        {
            request.Client.Send(question.Message);
        }

        if (!wasLoaded)
        {
            await thread.SubmitAsync(new Daemon.Protocol.SubmissionQueue.Op.PursueGoal(Edited: false), static _ => { }, CancellationToken.None);
        }

        // No more than is shown: a client that asks for a page does not wait for the whole of a long thread.
        ThreadHistory Load() => p is { ExcludeTurns: true, InitialTurnsPage: null or { SortDirection: not SortDirection.Asc } }
            ? daemon.Store.LoadLatest(p.ThreadId, PageLimits.OfHistory(p.InitialTurnsPage?.Limit) ?? HistoryPages.DefaultLimit)
            : daemon.Store.LoadTurns(p.ThreadId);
    }

    private async ValueTask<(LoadedThread Thread, ThreadHistory History)> ReopenAsync(LoadedThread broken, Func<ThreadHistory> load)
    {
        await ThreadUnloading.UnloadAsync(daemon, broken);
        var (thread, history) = sessions.Resume(broken.Id, load, broken.Request);
        foreach (var client in broken.Subscribers.Clients)
        {
            thread.Subscribe(client);
        }

        thread.AwaitUnloading();
        thread.SetStatus(new ThreadStatus.Idle());
        return (thread, history);
    }

    private async ValueTask ForkAsync(Request<ThreadForkResponse> request, ThreadForkParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        var asked = _requests.From(p);
        ThreadAccess.RequireFile(daemon, p.ThreadId);
        var source = p.Ephemeral == true ? daemon.Store.Load(p.ThreadId) : daemon.Store.LoadTurns(p.ThreadId);
        var (thread, history) = sessions.Fork(source, LastTurn(source, p), asked);
        await sessions.RequireServersAsync(thread, request.Cancelled);
        if (!p.ExcludeTurns && history.Meta.Mode == HistoryMode.Paginated)
        {
            Deprecations.FullHistory(daemon, request.Client, "excludeTurns: true");
        }

        if (!thread.Facts.Ephemeral)
        {
            CopyAttachments(p.ThreadId, thread.Id);
        }

        thread.Subscribe(request.Client);
        request.Respond(_answers.Fork(thread, _views.Loaded(thread, p.ExcludeTurns ? [] : TurnMapper.All(history))));
        TellUsage(request.Client, thread, history);
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadStarted, new ThreadStartedNotification { Thread = _views.Loaded(thread, []) }, WireJson.ThreadStartedNotification);
        Greet(thread);
    }

    private void CopyAttachments(string fromId, string toId)
    {
        var now = daemon.Clock.GetUtcNow();
        daemon.Annotations.Update(toId, before => daemon.Annotations.Get(fromId).Attachments is { Count: > 0 } attachments
            ? before with
            {
                Attachments = [.. attachments.Select(one => one with { Id = Guid.CreateVersion7(now).ToString(), CreatedAt = now.ToUnixTimeSeconds() })],
            }
            : before);
    }

    private static string? LastTurn(ThreadHistory source, ThreadForkParams p)
    {
        if (p.BeforeTurnId is not { } before)
        {
            return p.LastTurnId;
        }

        for (var i = 1; i < source.Turns.Count; i++)
        {
            if (source.Turns[i].Id == before)
            {
                return source.Turns[i - 1].Id;
            }
        }

        throw new RpcException(ErrorCodes.InvalidRequest, source.Turns is [{ } first, ..] && first.Id == before
            ? $"nothing comes before turn {before}; start a new thread instead"
            : $"turn not found: {before}");
    }

    private static TurnsPage? FirstPage(ThreadHistory history, ThreadResumeInitialTurnsPageParams? asked)
    {
        if (asked is null)
        {
            return null;
        }

        var page = HistoryPages.Turns(history, PageLimits.OfHistory(asked.Limit), asked.SortDirection != SortDirection.Asc, null);
        var view = asked.ItemsView ?? TurnItemsView.Summary;
        using var items = history.OpenItems();
        return new TurnsPage
        {
            Data = [.. page.Rows.Select(turn => TurnMapper.Stored(turn, view, items))],
            NextCursor = page.NextCursor,
            BackwardsCursor = page.BackwardsCursor,
        };
    }

    private void TellUsage(ClientConnection client, LoadedThread thread, ThreadHistory history)
    {
        if (history.LastUsageTurnId is { } turnId)
        {
            client.Notify(
                daemon.Clock,
                ServerNotificationMethods.ThreadTokenUsageUpdated,
                new ThreadTokenUsageUpdatedNotification
                {
                    ThreadId = thread.Id,
                    TurnId = turnId,
                    TokenUsage = ThreadMapper.Usage(history.TotalUsage, history.LastUsage, history.ModelContextWindow),
                },
                WireJson.ThreadTokenUsageUpdatedNotification);
        }
    }

    private void TellGoal(ClientConnection client, LoadedThread thread)
    {
        if (daemon.Annotations.Get(thread.Id).Goal is { } goal)
        {
            client.Notify(
                daemon.Clock,
                ServerNotificationMethods.ThreadGoalUpdated,
                new ThreadGoalUpdatedNotification { ThreadId = thread.Id, Goal = GoalMapper.ToWire(thread.Id, goal) },
                WireJson.ThreadGoalUpdatedNotification);
        }
        else if (thread.Session.Config.Features.IsEnabled("goals"))
        {
            client.Notify(
                daemon.Clock,
                ServerNotificationMethods.ThreadGoalCleared,
                new ThreadGoalClearedNotification { ThreadId = thread.Id },
                WireJson.ThreadGoalClearedNotification);
        }
    }

    /// <summary>What a freshly loaded thread has to say: warnings, then how its tool servers start.</summary>
    private static void Greet(LoadedThread thread)
    {
        foreach (var warning in thread.Warnings)
        {
            thread.Subscribers.Notify(
                ServerNotificationMethods.Warning, new WarningNotification { ThreadId = thread.Id, Message = warning }, WireJson.WarningNotification);
        }

        thread.Session.Servers.Announce();
    }
}
