using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Payloads;

namespace Daemon.AppServer.Connections;

/// <summary>Notifications for one client alone.</summary>
internal static class ClientNotices
{
    /// <summary>Waits until the client has room, then sends the notification if the client wants it.</summary>
    public static async ValueTask NotifyAsync<T>(
        this ClientConnection client, string method, T parameters, WireType<T> type, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!client.Wants(method))
        {
            return;
        }

        await client.WaitForRoomAsync(cancellationToken);
        client.Send(OutboundMessage.Notification(method, parameters, type, clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }
}
