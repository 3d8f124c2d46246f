using Daemon.AppServer.Connections;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;

namespace Daemon.AppServer.Processors.Threads;

/// <summary>Tells a client that what it asked for still works and has a successor.</summary>
internal static class Deprecations
{
    /// <param name="instead">The parameter to give, with its value.</param>
    public static void FullHistory(DaemonState daemon, ClientConnection client, string instead) => client.Notify(
        daemon.Clock,
        ServerNotificationMethods.DeprecationNotice,
        new DeprecationNoticeNotification
        {
            Summary = $"Loading all turns of a paginated thread at once is deprecated: set `{instead}` and read `thread/turns/list` and `thread/items/list` by pages.",
        },
        WireJson.DeprecationNoticeNotification);
}
