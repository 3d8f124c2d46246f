using System.Net;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Connections;

/// <summary>What a client wants to reach.</summary>
/// <param name="Method">Of an HTTP request; null for others.</param>
/// <param name="Client">Where it connects from; null when that is not known.</param>
internal readonly record struct AccessRequest(ProxyProtocol Protocol, HostPort Target, string? Method, EndPoint? Client);
