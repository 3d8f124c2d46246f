using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Daemon.Core.Sessions;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>What a turn does.</summary>
internal enum TurnKind
{
    /// <summary>Answers the user; input may join it.</summary>
    Regular,
    Review,
    Compaction,

    /// <summary>Runs a command of the user.</summary>
    UserShell,
}

/// <summary>Input that joins a running turn.</summary>
internal sealed record SteerInput(IReadOnlyList<UserInput> Items, string? ClientUserMessageId);

/// <summary>
/// A running turn as its session sees it: its identity, its one token source and its mailbox. The turn's work is a task that the
/// session started and awaits.
/// </summary>
internal sealed class Turn(string id, string submissionId, SessionSettings settings, TurnOptions options, TurnKind kind, long startedAtMs) : IDisposable
{
    private readonly TurnCancellation _cancellation = new();
    private readonly Channel<SteerInput> _mailbox = Channel.CreateUnbounded<SteerInput>(new UnboundedChannelOptions { SingleReader = true });

    private readonly ConcurrentQueue<ResponseItem> _notes = new();
    private readonly ConcurrentQueue<SettingsPatch> _changes = new();
    private SessionSettings _settings = settings;

    public string Id { get; } = id;

    /// <summary>The submission that began it: all of its events carry this id.</summary>
    public string SubmissionId { get; } = submissionId;

    /// <summary>The turn, perhaps of another thread, that this one works for in the end.</summary>
    public string RootId => Options.RootTurnId ?? Id;

    /// <summary>What the turn runs under: written by the turn between two requests, read by anyone.</summary>
    public SessionSettings Settings
    {
        get => Volatile.Read(ref _settings);
        private set => Volatile.Write(ref _settings, value);
    }

    public TurnOptions Options { get; } = options;

    public TurnKind Kind { get; } = kind;

    /// <summary>Whether input may join.</summary>
    public bool Steerable => Kind == TurnKind.Regular;

    /// <summary>
    /// The id under which clients are told that a reviewer is at work: they may use it in place of <see cref="Id"/>. Null but for reviews.
    /// </summary>
    public string? InnerId { get; } = kind == TurnKind.Review ? Guid.CreateVersion7().ToString() : null;

    /// <summary>Whether a client that says <paramref name="turnId"/> means this turn.</summary>
    public bool IsNamed(string turnId) => turnId == Id || turnId == InnerId;

    public long StartedAtMs { get; } = startedAtMs;

    public CancellationToken Cancelled => _cancellation.Token;

    /// <summary>The turn's work; never faults.</summary>
    public Task<TurnResult> Work { get; set; } = null!;

    public void Interrupt() => _cancellation.Cancel();

    public void Steer(SteerInput input) => _mailbox.Writer.TryWrite(input);

    /// <summary>Adds to the model's history before its next request.</summary>
    public void AddNote(ResponseItem note) => _notes.Enqueue(note);

    /// <summary>Changes the settings from the model's next request on.</summary>
    public void Change(SettingsPatch patch) => _changes.Enqueue(patch);

    /// <summary>For the turn, before a request: whether there were changes.</summary>
    public bool TakeChanges()
    {
        var changed = false;
        while (_changes.TryDequeue(out var patch))
        {
            Settings = SettingsChange.Apply(Settings, patch);
            changed = true;
        }

        return changed;
    }

    public bool TryTakeNote([NotNullWhen(true)] out ResponseItem? note) => _notes.TryDequeue(out note);

    public bool TryTakeInput([NotNullWhen(true)] out SteerInput? input) => _mailbox.Reader.TryRead(out input);

    public bool HasInput => _mailbox.Reader.TryPeek(out _);

    /// <summary>Completes when input has come.</summary>
    public Task<bool> WaitForInputAsync(CancellationToken cancellationToken) => _mailbox.Reader.WaitToReadAsync(cancellationToken).AsTask();

    public void Dispose() => _cancellation.Dispose();
}

/// <summary>How a turn's work ended.</summary>
/// <param name="CalledTools">Whether the model did anything but talk.</param>
internal sealed record TurnResult(
    TurnOutcome Outcome, TurnError? Failure = null, TurnItem.AgentMessage? LastMessage = null, long? TimeToFirstTokenMs = null, bool CalledTools = false);
