using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.Cli.Remote;

/// <summary>Finds the thread that a user means, by its id or its name.</summary>
internal static class ThreadFinder
{
    private const uint PageSize = 100;

    /// <summary>The id itself when the text is one, else the id of the thread with exactly this name that was used last.</summary>
    /// <exception cref="RemoteException">No thread has the name.</exception>
    /// <exception cref="JsonRpc.RpcException">The daemon refused.</exception>
    public static async Task<string> FindAsync(DaemonClient client, string idOrName, bool archived)
    {
        if (Guid.TryParse(idOrName, out var id))
        {
            return id.ToString();
        }

        string? cursor = null;
        do
        {
            var page = await client.CallAsync(
                ClientRequestMethods.ThreadList,
                new ThreadListParams { Archived = archived, Cursor = cursor, Limit = PageSize, SortKey = ThreadSortKey.UpdatedAt },
                WireJson.ThreadListParams,
                WireJson.ThreadListResponse);
            foreach (var thread in page.Data)
            {
                if (thread.Name == idOrName)
                {
                    return thread.Id;
                }
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);

        throw new RemoteException($"no {(archived ? "archived" : "active")} thread is called '{idOrName}'");
    }
}
