using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Payloads;

namespace Daemon.AppServer.Connections;

/// <summary>A set of clients that hear the same notifications. Each notification is encoded once for all of them.</summary>
/// <remarks>Thread-safe: the set is replaced as a whole, so that sending takes no lock.</remarks>
internal sealed class ClientSet(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private ClientConnection[] _clients = [];

    public IReadOnlyList<ClientConnection> Clients => Volatile.Read(ref _clients);

    public bool Contains(ClientConnection client) => Array.IndexOf(Volatile.Read(ref _clients), client) >= 0;

    /// <summary>False when the client is in the set already.</summary>
    public bool Add(ClientConnection client)
    {
        lock (_gate)
        {
            if (_clients.Contains(client))
            {
                return false;
            }

            Volatile.Write(ref _clients, [.. _clients, client]);
            return true;
        }
    }

    /// <summary>False when the client is not in the set.</summary>
    public bool Remove(ClientConnection client)
    {
        lock (_gate)
        {
            var before = _clients.Length;
            Volatile.Write(ref _clients, [.. _clients.Where(c => c != client)]);
            return _clients.Length != before;
        }
    }

    /// <summary>Sends a notification to every client that wants it.</summary>
    /// <param name="experimental">Only to clients with the experimental capability.</param>
    /// <param name="filter">Only to clients that it lets through; null for all.</param>
    public void Notify<T>(string method, T parameters, WireType<T> type, bool experimental = false, Func<ClientConnection, bool>? filter = null)
    {
        OutboundMessage? message = null;
        foreach (var client in Clients)
        {
            if (client.Wants(method) && (!experimental || client.ExperimentalApi) && filter?.Invoke(client) != false)
            {
                message ??= OutboundMessage.Notification(method, parameters, type, clock.GetUtcNow().ToUnixTimeMilliseconds());
                client.Send(message);
            }
        }
    }

    public void Send(OutboundMessage message)
    {
        foreach (var client in Clients)
        {
            client.Send(message);
        }
    }

    /// <summary>Completes when every client has room for more, so that one that does not read slows its producers.</summary>
    public async ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        foreach (var client in Clients)
        {
            await client.WaitForRoomAsync(cancellationToken);
        }
    }
}
