using System.Diagnostics.CodeAnalysis;

namespace Daemon.AppServer.Connections;

/// <summary>
/// Things that belong to a connection, each under a name that is unique there. What a connection still has when it ends is ended with it.
/// </summary>
/// <param name="end">Ends one thing; must not block, may be called from any thread, and may find the thing over already.</param>
/// <remarks>Thread-safe; a leaf: <paramref name="end"/> is called without the lock.</remarks>
internal sealed class ConnectionScope<T>(Action<T> end)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ClientConnection, Dictionary<string, T>> _clients = [];

    /// <summary>Everything that is there now.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _clients.Values.SelectMany(things => things.Values)];
            }
        }
    }

    /// <summary>False when the connection has a thing of this name.</summary>
    public bool TryAdd(ClientConnection client, string name, T thing)
    {
        var isNewClient = false;
        lock (_gate)
        {
            if (!_clients.TryGetValue(client, out var things))
            {
                things = new Dictionary<string, T>(StringComparer.Ordinal);
                _clients.Add(client, things);
                isNewClient = true;
            }

            if (!things.TryAdd(name, thing))
            {
                return false;
            }
        }

        if (isNewClient)
        {
            client.Closed += EndAll;
        }

        // A request may be handled when its connection is over already, and then nobody calls again.
        if (client.Completion.IsCompleted)
        {
            EndAll(client);
        }

        return true;
    }

    public bool TryGet(ClientConnection client, string name, [NotNullWhen(true)] out T? thing)
    {
        lock (_gate)
        {
            thing = null;
            return _clients.TryGetValue(client, out var things) && things.TryGetValue(name, out thing);
        }
    }

    /// <summary>Takes a thing out without ending it.</summary>
    public bool TryRemove(ClientConnection client, string name, [NotNullWhen(true)] out T? thing)
    {
        lock (_gate)
        {
            thing = null;
            return _clients.TryGetValue(client, out var things) && things.Remove(name, out thing);
        }
    }

    /// <summary>Ends what every connection has, for the end of the daemon.</summary>
    public void EndAll()
    {
        foreach (var thing in All)
        {
            end(thing);
        }
    }

    private void EndAll(ClientConnection client)
    {
        T[] things = [];
        lock (_gate)
        {
            if (_clients.Remove(client, out var named))
            {
                things = [.. named.Values];
            }
        }

        client.Closed -= EndAll;
        foreach (var thing in things)
        {
            end(thing);
        }
    }
}
