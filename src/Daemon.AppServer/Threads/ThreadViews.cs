using Daemon.AppServer.Mapping;
using Daemon.Core.Rollout.Store;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;
using Thread = Daemon.Protocol.V2.Threads.Thread;

namespace Daemon.AppServer.Threads;

/// <summary>Threads as clients see them, loaded or not: one place adds the name, the annotations and the live status.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ThreadViews(DaemonState daemon)
{
    public Thread Loaded(LoadedThread thread, IReadOnlyList<Turn> turns)
    {
        var facts = thread.Facts;
        var known = daemon.Annotations.Get(thread.Id);
        // A new thread's repository is not looked at by clients before its first message; later its file says it.
        var git = known.Git ?? (facts.Preview.Length > 0 ? facts.Meta.Git : null);
        var wire = ThreadMapper.Thread(facts, thread.Session.Settings, thread.Status, turns, loaded: true);
        return WithSection(wire, known) with
        {
            Name = facts.Ephemeral ? null : daemon.Store.GetName(thread.Id),
            GitInfo = ThreadMapper.Git(git),
        };
    }

    /// <summary>An entry of a list; live when the thread is loaded.</summary>
    public Thread Listed(ThreadRow row) => daemon.Threads.TryGet(row.Id, out var thread)
        ? Loaded(thread, []) with
        {
            CreatedAt = row.CreatedAt, UpdatedAt = row.UpdatedAt, RecencyAt = row.RecencyAt, CanAcceptDirectInput = null,
        }
        : Stored(row, []);

    public Thread Stored(ThreadRow row, IReadOnlyList<Turn> turns)
    {
        var known = daemon.Annotations.Get(row.Id);
        return WithSection(ThreadMapper.Stored(row, turns), known) with { GitInfo = ThreadMapper.Git(known.Git ?? row.Git) };
    }

    /// <summary>A thread that nobody ever marked, and in which no turn ended, has a first state of its own.</summary>
    public static ThreadReadState ReadState(string threadId, ThreadAnnotation annotation) => new()
    {
        FirstUnread = annotation.Read?.FirstUnreadTurnId switch
        {
            null => null,
            "" => new ThreadUnreadPosition.ThreadStart(),
            var turnId => new ThreadUnreadPosition.Turn { TurnId = turnId },
        },
        Revision = annotation.Read?.Revision ?? $"initial:{threadId}",
    };

    /// <summary>Null for a thread without a file.</summary>
    public ThreadReadState? ReadState(string threadId) =>
        daemon.Store.FindPath(threadId) is null ? null : ReadState(threadId, daemon.Annotations.Get(threadId));

    private Thread WithSection(Thread wire, ThreadAnnotation known) =>
        known.Section is { } place && daemon.Sections.Find(place.SectionId) is { } section
            ? wire with { Section = SectionMapper.ToWire(section), SectionEnteredAt = place.EnteredAt }
            : wire;
}
