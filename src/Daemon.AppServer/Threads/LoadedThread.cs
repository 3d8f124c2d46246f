using System.Collections.Concurrent;
using Daemon.AppServer.Connections;
using Daemon.AppServer.Submissions;
using Daemon.Core;
using Daemon.Core.Sessions;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Threads;

/// <summary>
/// A thread in memory: its session, who listens to it, and the pump that turns the session's events into notifications. The pump is the
/// only one that writes to subscribers about the thread's course, so that everybody sees one order; responses to submissions are
/// written by it as well, at the place where their outcome stands.
/// </summary>
/// <remarks>Thread-safe. Owns the session.</remarks>
internal sealed class LoadedThread : IAsyncDisposable
{
    private readonly DaemonState _daemon;
    private readonly ConcurrentDictionary<string, Action<EventMsg.SubmissionOutcome>> _outcomes = new(StringComparer.Ordinal);
    private readonly EventProjector _projector;
    private readonly IDisposable? _writerLock;
    private readonly ITimer _idle;
    private readonly Lock _ending = new();
    private Task? _end;
    private Task _pump = Task.CompletedTask;
    private TaskCompletionSource _statusChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ThreadFacts _facts;
    private ThreadStatus _status = new ThreadStatus.Idle();

    public LoadedThread(DaemonState daemon, Session session, ThreadFacts facts, IDisposable? writerLock)
    {
        _daemon = daemon;
        Session = session;
        _facts = facts;
        _writerLock = writerLock;
        Subscribers = new ClientSet(daemon.Clock);
        _projector = new EventProjector(daemon, this);
        _idle = daemon.Clock.CreateTimer(
            _ => daemon.Queue.Enqueue(Id, () => ThreadUnloading.UnloadUnusedAsync(daemon, this)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Id => Session.ThreadId;

    public Session Session { get; }

    public ClientSet Subscribers { get; }

    /// <summary>Questions to the clients that wait for an answer.</summary>
    public PendingQuestions Questions { get; } = new();

    public ThreadFacts Facts => Volatile.Read(ref _facts);

    public ThreadStatus Status => Volatile.Read(ref _status);

    /// <summary>The thread's event queue for clients of the SQ/EQ protocol; null when they do not drive it.</summary>
    public SubmissionFeed? Feed { get; init; }

    /// <summary>Whether nobody listens and nothing runs: the state that may last for a while only.</summary>
    public bool Unused => Listeners == 0 && Session.ActiveTurnId is null && Status is not ThreadStatus.Active;

    /// <summary>What was asked for when the thread was loaded, for reading its configuration again.</summary>
    public ThreadRequest Request { get; init; } = new();

    /// <summary>Sentences that whoever opens the thread should read.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Lets a client hear of the thread. One that went away meanwhile is not kept.</summary>
    public void Subscribe(ClientConnection client)
    {
        Subscribers.Add(client);
        if (client.Completion.IsCompleted)
        {
            Unsubscribe(client);
        }
    }

    /// <summary>False when the client did not listen.</summary>
    public bool Unsubscribe(ClientConnection client)
    {
        var removed = Subscribers.Remove(client);
        Feed?.Clients.Remove(client);
        AwaitUnloading();
        return removed;
    }

    /// <summary>Begins the wait after which an unused thread is unloaded; whether it is unused is looked at then.</summary>
    public void AwaitUnloading()
    {
        if (Listeners == 0)
        {
            _idle.Change(ThreadUnloading.DelayOf(this), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Begins to project events. Called once, after the thread can be found.</summary>
    public void Start() => _pump = Background.Run(PumpAsync);

    /// <summary>
    /// Submits an op; <paramref name="onOutcome"/> runs in the pump at the outcome's place among the events, so that a response written
    /// by it precedes what the op causes.
    /// </summary>
    /// <param name="id">Unique; null makes one up.</param>
    public async ValueTask SubmitAsync(
        Op op, Action<EventMsg.SubmissionOutcome> onOutcome, CancellationToken cancellationToken, string? id = null)
    {
        id ??= Guid.CreateVersion7().ToString();
        _outcomes[id] = onOutcome;
        if (!await Session.SubmitAsync(new Submission(id, op), cancellationToken) && _outcomes.TryRemove(id, out _))
        {
            onOutcome(new EventMsg.SubmissionOutcome($"thread not found: {Id}"));
        }
    }

    /// <summary>Runs <paramref name="answer"/> in the pump, behind every event that was told before.</summary>
    public void AnswerInOrder(Action answer)
    {
        var id = Guid.CreateVersion7().ToString();
        _outcomes[id] = _ => answer();
        Session.Confirm(id);
    }

    /// <summary>Changes what is shown of the thread.</summary>
    public void UpdateFacts(Func<ThreadFacts, ThreadFacts> change)
    {
        ThreadFacts before;
        do
        {
            before = Facts;
        }
        while (Interlocked.CompareExchange(ref _facts, change(before), before) != before);
    }

    /// <summary>Completes when no turn runs.</summary>
    public async Task WhenIdleAsync()
    {
        while (Session.ActiveTurnId is not null)
        {
            var changed = Volatile.Read(ref _statusChanged);
            if (Session.ActiveTurnId is not null)
            {
                await changed.Task;
            }
        }
    }

    /// <summary>Sets the status and tells those who watch the thread.</summary>
    public void SetStatus(ThreadStatus status)
    {
        Volatile.Write(ref _status, status);
        Interlocked.Exchange(ref _statusChanged, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        _daemon.Clients.Notify(
            ServerNotificationMethods.ThreadStatusChanged,
            new ThreadStatusChangedNotification { ThreadId = Id, Status = status },
            WireJson.ThreadStatusChangedNotification,
            filter: client => client.WatchesAllThreads || Subscribers.Contains(client));
    }

    /// <summary>Runs what waits for a submission's outcome.</summary>
    public void Complete(string submissionId, EventMsg.SubmissionOutcome outcome)
    {
        if (_outcomes.TryRemove(submissionId, out var waiting))
        {
            waiting(outcome);
        }
    }

    /// <summary>Ends the session, projects its last events and answers what it will not get to any more. Gives up the writer lock.</summary>
    /// <remarks>Whoever comes second awaits the first.</remarks>
    public ValueTask DisposeAsync()
    {
        lock (_ending)
        {
            return new ValueTask(_end ??= Background.Run(EndAsync));
        }
    }

    private async Task EndAsync()
    {
        await _idle.DisposeAsync();
        await Session.DisposeAsync();
        await _pump;
        foreach (var id in _outcomes.Keys)
        {
            Complete(id, new EventMsg.SubmissionOutcome($"thread not found: {Id}"));
        }

        foreach (var question in Questions.TakeAll())
        {
            _daemon.ServerRequests.Remove(question.Id);
        }

        _writerLock?.Dispose();
    }

    private int Listeners => Subscribers.Clients.Count + (Feed?.Clients.Clients.Count ?? 0);

    private async Task PumpAsync()
    {
        while (await Session.WaitForEventAsync(CancellationToken.None))
        {
            while (Session.TryReadEvent(out var message))
            {
                try
                {
                    _projector.Project(message!);
                    Feed?.Project(message!);
                }
#pragma warning disable CA1031 // An event that cannot be shown must not silence those after it.
                catch (Exception error)
#pragma warning restore CA1031
                {
                    _daemon.Log.Error(error, "an event of thread {ThreadId} could not be told", Id);
                }

                await Subscribers.WaitForRoomAsync(CancellationToken.None);
                if (Feed is { } feed)
                {
                    await feed.Clients.WaitForRoomAsync(CancellationToken.None);
                }
            }
        }
    }
}
