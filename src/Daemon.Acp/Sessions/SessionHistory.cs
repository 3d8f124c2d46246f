using Daemon.Acp.Engine;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Acp.Sessions;

/// <summary>Shows what was said in a session before it was opened.</summary>
internal static class SessionHistory
{
    /// <summary>Turns that are asked for at a time.</summary>
    private const uint PageSize = 50;

    public static async Task ShowAsync(EngineClient engine, AcpSession session)
    {
        string? cursor = null;
        do
        {
            var page = await engine.CallAsync(
                ClientRequestMethods.ThreadTurnsList,
                new ThreadTurnsListParams
                {
                    ThreadId = session.Id,
                    Cursor = cursor,
                    Limit = PageSize,
                    SortDirection = SortDirection.Asc,
                    ItemsView = TurnItemsView.Full,
                },
                WireJson.ThreadTurnsListParams,
                WireJson.ThreadTurnsListResponse);
            foreach (var turn in page.Data)
            {
                foreach (var item in turn.Items)
                {
                    session.View.Replay(item);
                }
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
