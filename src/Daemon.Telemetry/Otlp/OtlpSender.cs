using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace Daemon.Telemetry.Otlp;

/// <summary>What became of a request.</summary>
internal enum SendOutcome
{
    Taken,

    /// <summary>Another try may help.</summary>
    NotNow,

    /// <summary>The collector does not want it, and never will.</summary>
    Refused,
}

/// <summary>
/// Posts requests to a collector. Redirects are not followed, since headers may be secrets; the system's proxy is used but for loopback.
/// Thread-safe.
/// </summary>
internal sealed class OtlpSender : IDisposable
{
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(10);

    private readonly OtlpEndpoint _endpoint;
    private readonly HttpMessageInvoker _http;

    /// <exception cref="IOException">A certificate file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It holds no certificate or key.</exception>
    public OtlpSender(OtlpEndpoint endpoint)
    {
        _endpoint = endpoint;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = !endpoint.Url.IsLoopback,
            ConnectTimeout = RequestTime,
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        };
        try
        {
            AddCertificates(handler, endpoint);
            _http = new HttpMessageInvoker(handler, disposeHandler: true);
        }
        catch
        {
            handler.Dispose();
            throw;
        }
    }

    /// <returns>The outcome, when to try again if the collector says so, and a reason for people that holds no secret.</returns>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async Task<(SendOutcome Outcome, TimeSpan? After, string Reason)> SendAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(RequestTime);
        try
        {
            using var request = Request(body);
            using var response = await _http.SendAsync(request, timeout.Token);
            var status = (int)response.StatusCode;
            var reason = $"{_endpoint.Place} answered {status}";
            return status switch
            {
                >= 200 and < 300 => (SendOutcome.Taken, null, reason),

                // The codes that may be tried again: OTLP 1.x, "Failures".
                429 or 502 or 503 or 504 => (SendOutcome.NotNow, response.Headers.RetryAfter?.Delta, reason),
                _ => (SendOutcome.Refused, null, reason),
            };
        }
        catch (HttpRequestException failure)
        {
            return (SendOutcome.NotNow, null, $"{_endpoint.Place} cannot be reached: {failure.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (SendOutcome.NotNow, null, $"{_endpoint.Place} does not answer");
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(_endpoint.Encoding == OtlpEncoding.Json ? "application/json" : "application/x-protobuf");
        foreach (var (name, value) in _endpoint.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static void AddCertificates(SocketsHttpHandler handler, OtlpEndpoint endpoint)
    {
        if (endpoint.CaCertificate is { } authority)
        {
            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(authority);
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(trusted);
            handler.SslOptions.CertificateChainPolicy = policy;
        }

        if (endpoint is { ClientCertificate: { } certificate, ClientPrivateKey: { } key })
        {
            handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate, key)];
        }
    }
}
