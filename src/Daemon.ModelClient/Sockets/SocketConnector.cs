using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Daemon.ModelClient.Credentials;
using Daemon.ModelClient.Http;

namespace Daemon.ModelClient.Sockets;

/// <summary>What became of an attempt to open a WebSocket.</summary>
/// <param name="Socket">Null when there is none.</param>
/// <param name="Refused">The provider answered, and not with a WebSocket: it is no use to ask again.</param>
internal readonly record struct SocketAttempt(ModelSocket? Socket, bool Refused);

/// <summary>Opens WebSockets (RFC 6455) over the HTTP stack that requests use, and so through the same proxies and certificates.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SocketConnector(ModelProviderOptions provider, HttpMessageInvoker http, RequestHeaders headers, TimeProvider time)
{
    /// <summary>Names the version of the protocol inside the WebSocket.</summary>
    private const string Beta = "responses_websockets=2026-02-06";

    /// <summary>RFC 6455, section 1.3.</summary>
    private const string AcceptGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private const int KeyBytes = 16;
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async ValueTask<SocketAttempt> ConnectAsync(ModelRequest request, ProviderCredential? credential, CancellationToken cancellationToken)
    {
        string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(provider.WebsocketConnectTimeoutMs), time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using HttpRequestMessage message = Compose(request, credential, key);
        HttpResponseMessage? response = null;
        try
        {
            response = await http.SendAsync(message, limit.Token);
            if (response.StatusCode != HttpStatusCode.SwitchingProtocols || !IsAccepted(response, key))
            {
                return new SocketAttempt(null, Refused: true);
            }

            Stream stream = await response.Content.ReadAsStreamAsync(limit.Token);
            var socket = WebSocket.CreateFromStream(
                stream, new WebSocketCreationOptions { IsServer = false, KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
            HttpResponseMessage upgrade = response;
            response = null;
            return new SocketAttempt(new ModelSocket(socket, upgrade), Refused: false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // The request that follows over HTTP tells what is wrong, if anything is.
            return new SocketAttempt(null, Refused: false);
        }
        finally
        {
            response?.Dispose();
        }
    }

    private HttpRequestMessage Compose(ModelRequest request, ProviderCredential? credential, string key)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, RequestUri.Compose(provider, credential is { IsChatGptLogin: true }))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        headers.Apply(message, request, TurnMetadata.Compose(request), credential);
        message.Headers.TryAddWithoutValidation("openai-beta", Beta);
        message.Headers.TryAddWithoutValidation("connection", "Upgrade");
        message.Headers.TryAddWithoutValidation("upgrade", "websocket");
        message.Headers.TryAddWithoutValidation("sec-websocket-version", "13");
        message.Headers.TryAddWithoutValidation("sec-websocket-key", key);
        return message;
    }

    private static bool IsAccepted(HttpResponseMessage response, string key)
    {
#pragma warning disable CA5350 // The protocol says SHA-1: it tells a WebSocket server from another, and protects nothing.
        string expected = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptGuid)));
#pragma warning restore CA5350
        return response.Headers.TryGetValues("sec-websocket-accept", out IEnumerable<string>? values) && values.FirstOrDefault() == expected;
    }
}
