using Daemon.Core.Rollout.Store;
using Daemon.Protocol.V2.Threads;
using SortBy = Daemon.Core.Rollout.Store.ThreadSortKey;
using ThreadSortKey = Daemon.Protocol.V2.Threads.ThreadSortKey;

namespace Daemon.AppServer.Processors.Threads;

/// <summary>What lists and searches of threads have in common.</summary>
internal static class ThreadQueries
{
    public static SortBy SortKey(ThreadSortKey? key) => key switch
    {
        ThreadSortKey.UpdatedAt => SortBy.UpdatedAt,
        ThreadSortKey.RecencyAt => SortBy.RecencyAt,
        ThreadSortKey.SectionPosition => SortBy.Rank,
        _ => SortBy.CreatedAt,
    };

    public static SortBy SortKey(ThreadSearchSortKey? key) => key switch
    {
        ThreadSearchSortKey.UpdatedAt => SortBy.UpdatedAt,
        ThreadSearchSortKey.RecencyAt => SortBy.RecencyAt,
        _ => SortBy.CreatedAt,
    };

    /// <summary>Without kinds: what users begin by hand.</summary>
    public static bool IsOfKind(ThreadRow row, IReadOnlyList<ThreadSourceKind>? kinds) =>
        kinds is { Count: > 0 } ? kinds.Contains(KindOf(row)) : row.Source is "vscode" or "cli";

    private static ThreadSourceKind KindOf(ThreadRow row) => (row.Source, row.SourceDetail) switch
    {
        ("cli", _) => ThreadSourceKind.Cli,
        ("vscode", _) => ThreadSourceKind.Vscode,
        ("exec", _) => ThreadSourceKind.Exec,
        ("appServer" or "mcp", _) => ThreadSourceKind.AppServer,
        ("subagent", "review") => ThreadSourceKind.SubAgentReview,
        ("subagent", "compact") => ThreadSourceKind.SubAgentCompact,
        ("subagent", "thread_spawn") => ThreadSourceKind.SubAgentThreadSpawn,
        ("subagent", null) => ThreadSourceKind.SubAgent,
        ("subagent", _) => ThreadSourceKind.SubAgentOther,
        _ => ThreadSourceKind.Unknown,
    };
}
