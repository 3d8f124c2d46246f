using System.Net;

namespace Daemon.ModelClient.Transport;

/// <summary>
/// The system's proxy settings (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>, ...), except that loopback is always reached directly.
/// </summary>
internal sealed class LoopbackBypassProxy(IWebProxy inner) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => inner.Credentials;
        set => inner.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
}
