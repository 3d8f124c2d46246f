using Daemon.AppServer.Mapping;
using Daemon.Core.Rollout.Store;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;
using GitInfo = Daemon.Core.Rollout.GitInfo;
using Thread = Daemon.Protocol.V2.Threads.Thread;

namespace Daemon.AppServer.Threads;

/// <summary>Threads as clients see them, loaded or not: one place adds the name, the annotations and the live status.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ThreadViews(DaemonState daemon)
{
    public Thread Loaded(LoadedThread thread, IReadOnlyList<Turn> turns)
    {
        var facts = thread.Facts;
        // A new thread's repository is not looked at by clients before its first message; later its file says it.
        var git = daemon.Annotations.Get(thread.Id).Git ?? (facts.Preview.Length > 0 ? facts.Meta.Git : null);
        var wire = ThreadMapper.Thread(facts, thread.Session.Settings, thread.Status, turns, loaded: true);
        return wire with { Name = facts.Ephemeral ? null : daemon.Store.GetName(thread.Id), GitInfo = ThreadMapper.Git(git) };
    }

    /// <summary>An entry of a list; live when the thread is loaded.</summary>
    public Thread Listed(ThreadRow row) => daemon.Threads.TryGet(row.Id, out var thread)
        ? Loaded(thread, []) with { CreatedAt = row.CreatedAt, UpdatedAt = row.UpdatedAt, RecencyAt = row.UpdatedAt, CanAcceptDirectInput = null }
        : Stored(row, []);

    public Thread Stored(ThreadRow row, IReadOnlyList<Turn> turns)
    {
        GitInfo? git = daemon.Annotations.Get(row.Id).Git ?? row.Git;
        return ThreadMapper.Stored(row, turns) with { GitInfo = ThreadMapper.Git(git) };
    }

    /// <summary>Null while a thread never had one.</summary>
    public static ThreadReadState? ReadState(ThreadAnnotation annotation) => annotation.ReadRevision is not { } revision
        ? null
        : new ThreadReadState
        {
            FirstUnread = annotation.FirstUnreadTurnId is { } turnId ? new ThreadUnreadPosition.Turn { TurnId = turnId } : null,
            Revision = revision,
        };

    public ThreadReadState? ReadState(string threadId) => ReadState(daemon.Annotations.Get(threadId));
}
