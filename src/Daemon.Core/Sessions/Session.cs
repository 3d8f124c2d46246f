using System.Collections.Concurrent;
using System.Threading.Channels;
using Daemon.Config.Model;
using Daemon.Core.Agents;
using Daemon.Core.Approvals;
using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Core.Mcp;
using Daemon.Core.Network;
using Daemon.Core.Rollout;
using Daemon.Core.Tools.Dynamic;
using Daemon.Core.Tools.Exec;
using Daemon.Core.Turns;
using Daemon.Protocol.Hooks;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <summary>
/// One thread of conversation: a bounded submission queue in, an event queue out, and one loop between them that owns all state.
/// The loop never awaits a turn: a turn is a child task, whose end comes back to the loop as a message, as do interrupts and answers.
/// </summary>
/// <remarks>
/// <see cref="SubmitAsync"/> is thread-safe and waits while the queue is full. Events have one reader. The session ends by
/// <see cref="Op.Shutdown"/> or disposal: the running turn is interrupted, commands are killed, the record is closed, and
/// <see cref="EventMsg.SessionClosed"/> is the last event.
/// </remarks>
public sealed partial class Session : IAsyncDisposable
{
    private const int QueueCapacity = 64;

    private readonly SessionPorts _ports;
    private readonly SessionStart _start;
    private readonly SessionJournal _journal;
    private readonly Conversation _conversation;
    private readonly ITimer _release;
    private readonly UsageMeter _usage;
    private readonly ContextState _context;
    private readonly ExecRunner _exec;
    private readonly IdleElicitations _idleElicitations;
    private readonly SessionApprovals _approvals = new();
    private readonly SessionNetwork _network;
    private readonly PendingRequests _requests = new();
    private readonly SessionOpening _opening;
    private readonly DetachedHooks _detachedHooks;
    private readonly AgentTeam? _team;
    private readonly Task _loop;
    private readonly Channel<LoopMessage> _queue = Channel.CreateBounded<LoopMessage>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Submissions that wait for the running turn's end.</summary>
    private readonly Queue<Submission> _deferred = new();

    /// <summary>Interrupts that wait for the end of the turn that they ended.</summary>
    private readonly List<Submission> _interrupts = [];

    /// <summary>Commands of the user inside a turn; finished ones are dropped when the next begins.</summary>
    private readonly List<Task> _userCommands = [];

    /// <summary>Notes on their way to the loop.</summary>
    private readonly ConcurrentDictionary<Task, bool> _posts = [];
    private readonly DynamicToolSet _dynamicTools;
    private ResponseItem? _baseInstructions;
    private SessionSettings _settings;
    private EffectiveConfig _config;
    private Turn? _turn;
    private bool _closing;

    /// <summary>The turn that began last; null before the first.</summary>
    private string? _lastTurnId;

    /// <summary>The turn that ended last; null before the first.</summary>
    private string? _lastFinishedTurnId;

    public Session(SessionStart start, SessionPorts ports)
    {
        _start = start;
        _ports = ports;
        _settings = start.Settings;
        _lastFinishedTurnId = start.LastTurnId;
        _config = start.Config;
        _journal = new SessionJournal(start.Recorder);
        _usage = new UsageMeter(start.TotalUsage, start.LastUsage);
        _context = new ContextState(start.HistoryHasContext, start.DeveloperInstructions ?? start.Config.DeveloperInstructions, start.Window);
        _exec = new ExecRunner(ports, _journal);
        _detachedHooks = new DetachedHooks(ports);
        _opening = new SessionOpening(start.History.Count > 0 || start.Stored?.Exists == true ? "resume" : "startup");
        _team = ports.Agents is { } agents ? new AgentTeam(start.ThreadId, start.Place, agents, PostNote) : null;
        _network = new SessionNetwork(
            start.ThreadId,
            ports,
            fault => _journal.Tell("", new EventMsg.Warning($"internal error of the network proxy: {fault.GetType().Name}: {fault.Message}")));
        _idleElicitations = new IdleElicitations(_journal, _requests, () => Settings.ApprovalPolicy);
        Servers = new ThreadServers(ports, _journal, _idleElicitations);
        Servers.Connect(start.Config.Mcp, start.Settings.Cwd);
        _conversation = new Conversation(start.Stored);
        // A full queue means that the thread is not idle.
        _release = ports.Clock.CreateTimer(_ => _queue.Writer.TryWrite(new LoopMessage.Idle()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (start.History.Count > 0)
        {
            _conversation.Replace(start.History);
        }

        _baseInstructions = InstructionsMessage(
            start.BaseInstructions ?? start.Config.BaseInstructions ?? ports.ModelInfo(_settings.Model).BaseInstructions);
        _dynamicTools = DynamicToolSet.Parse(start.DynamicTools);
        _loop = Background.Run(LoopAsync);
    }

    public string ThreadId => _start.ThreadId;

    /// <summary>The thread's tool servers, which start with the session.</summary>
    public ThreadServers Servers { get; }

    /// <summary>What the thread's clients ask their users on their own.</summary>
    public OutsideQuestions OutsideQuestions { get; } = new();

    /// <summary>The configuration of the next turn.</summary>
    public EffectiveConfig Config => Volatile.Read(ref _config);

    /// <summary>The settings of the next turn. Written by the loop, read by anyone: a whole value at a time.</summary>
    public SessionSettings Settings => Volatile.Read(ref _settings);

    /// <summary>The running turn's id; null when none runs.</summary>
    public string? ActiveTurnId => Volatile.Read(ref _turn)?.Id;

    /// <summary>Tokens used so far. Exact between turns.</summary>
    public (TokenUsage Total, TokenUsage Last) Usage => (_usage.Total, _usage.Last);

    /// <summary>How far the thread's work is.</summary>
    public AgentProgress Progress { get; } = new();

    /// <summary>Completes after the last event was queued.</summary>
    public Task Closed => _loop;

    /// <summary>Queues a submission; its outcome comes as an event. False when the session has ended.</summary>
    public async ValueTask<bool> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(new LoopMessage.Submitted(submission), cancellationToken);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Takes a configuration that was read again, from the next turn on; for tool servers, and for the network rules of the thread's
    /// profile, at once. The settings stay: they are the thread's own.
    /// </summary>
    public void Reconfigure(EffectiveConfig config)
    {
        Volatile.Write(ref _config, config);
        Servers.Reload(config.Mcp);
        if (ConfiguredNetwork.RulesOf(ConfiguredNetwork.Apply(Settings.Permissions, config)) is { } rules)
        {
            _network.Reload(rules, config.RuleFolders);
        }
    }

    /// <summary>
    /// Queues an accepted outcome behind everything told so far: who waits for it knows that all of that has been read.
    /// </summary>
    public void Confirm(string submissionId) => _journal.Tell(submissionId, new EventMsg.SubmissionOutcome(null));

    /// <summary>Makes sure that the thread has its file, be it one without turns. Thread-safe; does nothing for an ephemeral thread.</summary>
    /// <exception cref="RolloutException">The file cannot be written.</exception>
    public void Materialize() => _journal.Record();

    /// <summary>Whether the thread's file could not be written to: every turn fails until the thread is loaded again.</summary>
    public bool IsUnrecorded => _journal.Failure is not null;

    /// <summary>Waits for events; false when the session has ended and all were read.</summary>
    public ValueTask<bool> WaitForEventAsync(CancellationToken cancellationToken) => _journal.WaitToReadAsync(cancellationToken);

    /// <summary>Takes the next event, if there is one.</summary>
    public bool TryReadEvent(out Event? message) => _journal.TryRead(out message);

    /// <summary>Commands of this thread that still run.</summary>
    public IReadOnlyList<RunningTerminal> Terminals() =>
        [.. _exec.Sessions.Snapshot().Select(s => new RunningTerminal(s.Item, s.Command.OsProcessId))];

    /// <summary>Ends a running command by its process id; false when there is none.</summary>
    public bool TerminateTerminal(string processId)
    {
        if (!int.TryParse(processId, out var id) || !_exec.Sessions.TryGet(id, out var session))
        {
            return false;
        }

        session.Kill("terminated");
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await SubmitAsync(new Submission("dispose", new Op.Shutdown()), CancellationToken.None);
        await _loop;
    }

    /// <summary>Null when the text is empty: then the model is told nothing first.</summary>
    private static ResponseItem? InstructionsMessage(string? text) => (text ?? BaseInstructions.Text) is { Length: > 0 } instructions
        ? ResponseItems.TextMessage("developer", instructions)
        : null;

    private async Task LoopAsync()
    {
        while (!_closing && await _queue.Reader.WaitToReadAsync())
        {
            while (!_closing && _queue.Reader.TryRead(out var message))
            {
                Handle(message);
            }
        }

        await CloseAsync();
    }

    private void Handle(LoopMessage message)
    {
        try
        {
            switch (message)
            {
                case LoopMessage.Submitted submitted:
                    Handle(submitted.Submission);
                    break;
                case LoopMessage.TurnEnded ended:
                    EndTurn(ended.Turn, ended.Result);
                    break;
                case LoopMessage.Note note:
                    AddNote(note.Item);
                    break;
                case LoopMessage.Inquiry inquiry:
                    inquiry.Answer();
                    break;
                case LoopMessage.Idle when _turn is null && _conversation.IsReleasable:
                    _conversation.Release();
                    break;
            }
        }
        catch (RolloutException failure)
        {
            _journal.Tell("", new EventMsg.Warning($"the thread could not be recorded: {failure.Message}"));
        }
#pragma warning disable CA1031 // The edge of the loop: one bad message must not end the thread for all its clients.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _journal.Tell("", new EventMsg.Warning($"internal error: {failure.GetType().Name}: {failure.Message}"));
        }
    }

    private async Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        await _release.DisposeAsync();
        if (_turn is { } turn)
        {
            turn.Interrupt();
            Handle(new LoopMessage.TurnEnded(turn, await turn.Work));
        }

        RefuseWaiting();
        if (_team is not null)
        {
            await _team.CloseAllAsync();
        }

        await _exec.DisposeAsync();
        await _network.DisposeAsync();
        await Servers.DisposeAsync();
        _idleElicitations.Dispose();
        await Task.WhenAll(_userCommands);
        await TellEndToHooksAsync();
        await Task.WhenAll(_posts.Keys);
        Progress.Set(new AgentStatus(AgentPhase.Shutdown));
        _journal.Tell("", new EventMsg.SessionClosed());
        _journal.Dispose();
    }

    /// <summary>Hooks learn of the end, which they can hold up for seconds at most. Those that still run beside the session end with it.</summary>
    private async Task TellEndToHooksAsync()
    {
        await using var detached = _detachedHooks;
        var hooks = new HookRunner(Config.Hooks, _ports, _journal, detached);
        if (hooks.Listens(HookEvent.SessionEnd))
        {
            var scene = new HookScene(ThreadId, _lastTurnId ?? Guid.CreateVersion7().ToString(), "", _journal.Path, _settings);
            var input = scene.Input(HookEvent.SessionEnd, static writer => writer.WriteString("reason"u8, "other"u8));
            await hooks.RunAsync(HookEvent.SessionEnd, scene, input, null, [], CancellationToken.None);
        }
    }

    /// <summary>Whoever submitted something that the end has overtaken must not wait for its outcome.</summary>
    private void RefuseWaiting()
    {
        const string Ended = "the session has ended";
        while (_deferred.TryDequeue(out var deferred))
        {
            Refuse(deferred, Ended);
        }

        while (_queue.Reader.TryRead(out var message))
        {
            if (message is LoopMessage.Submitted { Submission: var late })
            {
                Refuse(late, Ended);
            }
        }
    }

    /// <summary>What the loop reads.</summary>
    private abstract record LoopMessage
    {
        public sealed record Submitted(Submission Submission) : LoopMessage;

        /// <summary>Something that the model is to be told.</summary>
        public sealed record Note(ResponseItem Item) : LoopMessage;

        /// <summary>Something to be found out where the session's state may be read; does not throw.</summary>
        public sealed record Inquiry(Action Answer) : LoopMessage;

        /// <summary>Nothing has run for a while.</summary>
        public sealed record Idle : LoopMessage;

        public sealed record TurnEnded(Turn Turn, TurnResult Result) : LoopMessage;
    }
}

/// <summary>A command that runs in the background of a thread.</summary>
public sealed record RunningTerminal(TurnItem.CommandExecution Item, int OsProcessId);
