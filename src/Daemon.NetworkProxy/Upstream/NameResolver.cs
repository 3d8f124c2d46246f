using System.Net;
using System.Net.Sockets;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Upstream;

/// <summary>
/// Looks names up, and for a few seconds remembers what they are, since every request of a kept connection is judged again. Thread-safe.
/// </summary>
internal sealed class NameResolver(TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>> lookUp)
{
    private const int Capacity = 1024;

    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);
    private static readonly IPAddress[] Loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (IPAddress[] Addresses, long At)> _known = new(StringComparer.Ordinal);

    /// <returns>Null when the name has no address or the time is over.</returns>
    public async ValueTask<IPAddress[]?> ResolveAsync(HostName host, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (host.Address is { } literal)
        {
            return [literal];
        }

        if (host.IsLocalhost)
        {
            return Loopback;
        }

        if (Find(host.Text) is { } known)
        {
            return known;
        }

        try
        {
            using var timeout = new CancellationTokenSource(limit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            var addresses = await lookUp(host.Text, either.Token).WaitAsync(either.Token);
            Remember(host.Text, addresses);
            return addresses.Length == 0 ? null : addresses;
        }
        catch (SocketException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private IPAddress[]? Find(string name)
    {
        lock (_gate)
        {
            return _known.TryGetValue(name, out var entry) && clock.GetElapsedTime(entry.At) < Memory ? entry.Addresses : null;
        }
    }

    private void Remember(string name, IPAddress[] addresses)
    {
        lock (_gate)
        {
            if (_known.Count >= Capacity)
            {
                _known.Clear();
            }

            if (addresses.Length > 0)
            {
                _known[name] = (addresses, clock.GetTimestamp());
            }
        }
    }
}
