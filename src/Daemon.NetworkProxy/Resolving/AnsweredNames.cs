using System.Net;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Resolving;

/// <summary>
/// Which names commands were given addresses for: a tool that looks a name up itself then asks the proxy for the address, and means the
/// name. The rules for the name decide. Thread-safe.
/// </summary>
internal sealed class AnsweredNames
{
    private const int Capacity = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, HostName> _names = [];

    public void Add(HostName name, IEnumerable<IPAddress> addresses)
    {
        lock (_gate)
        {
            if (_names.Count >= Capacity)
            {
                _names.Clear();
            }

            foreach (var address in addresses)
            {
                _names[address] = name;
            }
        }
    }

    public bool TryFind(IPAddress address, out HostName name)
    {
        lock (_gate)
        {
            return _names.TryGetValue(address, out name);
        }
    }
}
