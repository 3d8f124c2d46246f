using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Daemon.Mcp.Transports;

namespace Daemon.Mcp.Http;

/// <summary>
/// The streamable HTTP transport (MCP specification 2025-06-18, "Transports"): each message is a POST, which is answered by JSON, by an
/// event stream or not at all; what the server says by itself comes over a GET that stays open.
/// </summary>
/// <remarks>Thread-safe. Ends its session by a DELETE when it is disposed.</remarks>
internal sealed class HttpMcpTransport(HttpMessageInvoker http, HttpEndpoint endpoint, IAccessTokens? tokens, TimeProvider clock) : IMcpTransport
{
    /// <summary>Largest message, in bytes.</summary>
    public const int MaxMessageBytes = 64 * 1024 * 1024;

    private const int MaxErrorBytes = 2000;
    private const string SessionHeader = "Mcp-Session-Id";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private IMcpReceiver? _receiver;
    private string? _session;
    private string? _version;
    private Task _listening = Task.CompletedTask;

    public void Start(IMcpReceiver receiver) => _receiver = receiver;

    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        try
        {
            using var response = await SendAsync(() => Post(message), either.Token);
            await AcceptAsync(response, either.Token);
            return false;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw McpException.TransportClosed();
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new McpException(McpFailure.Closed, $"HTTP request failed: {Reason(error)} ({Shown()})", error);
        }
    }

    public void Established(string protocolVersion)
    {
        _version = protocolVersion;
        _listening = new ListeningStream(OpenListeningAsync, _receiver!, clock).RunAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        await EndSessionAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw await FailureAsync(response, response.RequestMessage?.Headers.Authorization is not null && tokens is not null, cancellationToken);
        }

        if (_session is null && response.Headers.TryGetValues(SessionHeader, out var values))
        {
            _session = values.First();
        }

        switch (response.Content.Headers.ContentType?.MediaType)
        {
            case "text/event-stream":
                await using (var body = await response.Content.ReadAsStreamAsync(cancellationToken))
                {
                    var events = new EventStream(body, MaxMessageBytes);
                    while (await events.ReadAsync(cancellationToken) is { } data)
                    {
                        _receiver!.OnMessage(data);
                    }
                }

                break;
            case "application/json":
                if (await BoundedBody.ReadAsync(response, MaxMessageBytes, cancellationToken) is { Length: > 0 } json)
                {
                    _receiver!.OnMessage(json);
                }

                break;
        }
    }

    /// <summary>Sends with the user's token; one that the server refuses is renewed once.</summary>
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        var token = tokens is null ? null : await tokens.GetAsync(cancellationToken);
        var response = await SendOnceAsync(make, token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || token is null
            || await tokens!.RenewAsync(token, cancellationToken) is not { } renewed)
        {
            return response;
        }

        response.Dispose();
        return await SendOnceAsync(make, renewed, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Func<HttpRequestMessage> make, string? token, CancellationToken cancellationToken)
    {
        using var request = make();
        request.Headers.TryAddWithoutValidation("User-Agent", HttpStack.ProductToken);
        foreach (var (name, value) in endpoint.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (_session is { } session)
        {
            request.Headers.TryAddWithoutValidation(SessionHeader, session);
        }

        if (_version is { } version)
        {
            request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", version);
        }

        return await http.SendAsync(request, cancellationToken);
    }

    private HttpRequestMessage Post(ReadOnlyMemory<byte> message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new ReadOnlyMemoryContent(message) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        return request;
    }

    private async Task<HttpResponseMessage> OpenListeningAsync(string? lastEventId, CancellationToken cancellationToken) => await SendAsync(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, endpoint.Url);
            request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
            if (lastEventId is not null)
            {
                request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
            }

            return request;
        },
        cancellationToken);

    private async Task<McpException> FailureAsync(HttpResponseMessage response, bool signedIn, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return new McpException(signedIn ? McpFailure.ReauthenticationRequired : McpFailure.AuthenticationRequired, "Auth required");
        }

        if (response.StatusCode == HttpStatusCode.NotFound && _session is not null)
        {
            // The specification's way to say that the session is over.
            var expired = new McpException(McpFailure.Closed, "the server has ended the session");
            _receiver!.OnClosed(expired);
            return expired;
        }

        var (body, _) = await BoundedBody.ReadStartAsync(response, MaxErrorBytes, cancellationToken);
        return new McpException(
            McpFailure.Closed, $"unexpected server response: HTTP {(int)response.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }

    private async Task EndSessionAsync()
    {
        if (_session is null)
        {
            return;
        }

        using var limit = new CancellationTokenSource(FarewellTime, clock);
        try
        {
            using var response = await SendOnceAsync(
                () => new HttpRequestMessage(HttpMethod.Delete, endpoint.Url),
                tokens is null ? null : await tokens.GetAsync(limit.Token),
                limit.Token);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or McpException)
        {
            // A courtesy: a server that is gone needs none.
        }
    }

    /// <summary>Where the server is, without what an address may hold of credentials.</summary>
    private string Shown() => endpoint.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static string Reason(Exception error) => error.InnerException?.Message ?? error.Message;
}
