using System.Net;

namespace Daemon.Mcp.Http;

/// <summary>Makes the HTTP stack for servers and their sign-in.</summary>
public static class HttpStack
{
    public const string ProductToken = "codex-mcp-client";

    /// <summary>
    /// Follows no redirects (a credential goes to the configured host and nowhere else), keeps no cookies, and passes loopback hosts by
    /// the system's proxy.
    /// </summary>
    public static HttpMessageInvoker Create() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            Proxy = new LoopbackBypass(HttpClient.DefaultProxy),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(500),
        },
        disposeHandler: true);

    private sealed class LoopbackBypass(IWebProxy system) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => system.Credentials;
            set => system.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : system.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || system.IsBypassed(host);
    }
}
