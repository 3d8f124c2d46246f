using System.Net;

namespace Daemon.ModelClient.Transport;

/// <summary>Makes the HTTP stack that all requests of a provider share.</summary>
internal static class HttpTransport
{
    /// <summary>
    /// A connection pool that follows no redirects (a credential goes to the configured host and nowhere else), keeps no cookies,
    /// validates certificates as the platform does, and goes through the system's proxy unless the host is loopback.
    /// </summary>
    public static HttpMessageInvoker Create() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            Proxy = new LoopbackBypassProxy(HttpClient.DefaultProxy),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),

            // Long-lived daemons must notice that a name got another address.
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),

            // After response.completed only the stream's last bytes are outstanding. An abandoned stream is cut, not read on.
            MaxResponseDrainSize = 64 * 1024,
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(500),
        },
        disposeHandler: true);
}
