using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Store.Annotations;

/// <summary>What is known of a thread beside its history: small facts that its rollout file has no line for. Immutable.</summary>
public sealed record ThreadAnnotation
{
    public static ThreadAnnotation None { get; } = new();

    /// <summary>Stands in place of the recorded git facts; null leaves those.</summary>
    public GitInfo? Git { get; init; }

    /// <summary>Null while the thread never had a read state.</summary>
    public StoredReadState? Read { get; init; }

    public Goal? Goal { get; init; }

    /// <summary>Null outside of all sections.</summary>
    public SectionPlace? Section { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<StoredAttachment> Attachments { get; init; } = [];

    public SubmissionBacklog Backlog { get; init; } = SubmissionBacklog.Empty;

    /// <summary>As on the wire: <c>enabled</c> or <c>disabled</c>; null when nobody said.</summary>
    public string? MemoryMode { get; init; }
}

/// <summary>How far the user has read.</summary>
/// <param name="FirstUnreadTurnId">The first turn that was not read; null when all are read, empty when nothing is.</param>
/// <param name="Revision">A new UUID with every change.</param>
public sealed record StoredReadState(string? FirstUnreadTurnId, string Revision);

/// <summary>A thread's place in a section.</summary>
/// <param name="Position">Orders the threads of one section; has gaps.</param>
/// <param name="EnteredAt">Unix seconds.</param>
public sealed record SectionPlace(string SectionId, long Position, long EnteredAt);

/// <summary>Something outside that a client ties to a thread; known by its type and key.</summary>
/// <param name="Payload">The client's JSON.</param>
/// <param name="CreatedAt">Unix seconds.</param>
public sealed record StoredAttachment(string Id, string Type, string IdentityKey, ReadOnlyMemory<byte> Payload, long CreatedAt);

/// <summary>User input that waits for its turn.</summary>
/// <param name="IsHeld">Whether the next one waits to be started by hand, as after an interrupt.</param>
public sealed record SubmissionBacklog(IReadOnlyList<StoredSubmission> Submissions, bool IsHeld)
{
    public static SubmissionBacklog Empty { get; } = new([], IsHeld: false);

    /// <summary>Those that wait, next one first.</summary>
    public IEnumerable<StoredSubmission> Waiting => Submissions.Where(one => !one.InFlight);

    /// <summary>The same backlog with other submissions.</summary>
    public SubmissionBacklog With(IEnumerable<StoredSubmission> submissions) =>
        submissions.ToArray() is { Length: > 0 } some ? this with { Submissions = some } : IsHeld ? new([], IsHeld) : Empty;
}

/// <summary>One of them.</summary>
/// <param name="Content">The client's JSON.</param>
/// <param name="InFlight">Given to the thread, whose history may not have it yet.</param>
public sealed record StoredSubmission(string Id, ReadOnlyMemory<byte> Content, bool InFlight = false);
