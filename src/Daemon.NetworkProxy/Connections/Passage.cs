using System.Net;
using Daemon.NetworkProxy.Http;

namespace Daemon.NetworkProxy.Connections;

/// <summary>Leave to go somewhere, or the refusal of it.</summary>
/// <param name="Addresses">The addresses that may be dialled, and no others; null when the name may lead anywhere.</param>
internal readonly record struct Passage(HostPort Target, IPAddress[]? Addresses, Refusal? Refusal)
{
    public static Passage Refuse(Refusal refusal) => new(refusal.Target, null, refusal);
}
