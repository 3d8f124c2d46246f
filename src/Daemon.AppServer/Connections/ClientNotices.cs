using System.Text.Json.Serialization.Metadata;
using Daemon.JsonRpc.Messages;

namespace Daemon.AppServer.Connections;

/// <summary>Notifications for one client alone.</summary>
internal static class ClientNotices
{
    /// <summary>Waits until the client has room, then sends the notification if the client wants it.</summary>
    public static async ValueTask NotifyAsync<T>(
        this ClientConnection client, string method, T parameters, JsonTypeInfo<T> info, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!client.Wants(method))
        {
            return;
        }

        await client.WaitForRoomAsync(cancellationToken);
        client.Send(OutboundMessage.Notification(method, parameters, info, clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }
}
