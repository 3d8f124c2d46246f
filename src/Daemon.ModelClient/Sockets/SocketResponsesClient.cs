using System.Net;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Daemon.ModelClient.Buffers;
using Daemon.ModelClient.Credentials;
using Daemon.ModelClient.Errors;
using Daemon.ModelClient.Http;

namespace Daemon.ModelClient.Sockets;

/// <summary>
/// The Responses API over a WebSocket that a thread keeps for its next request. A provider that answers the upgrade with anything else is
/// asked over HTTP from then on; so is one that cannot be reached this way several times in a row, and the request at hand always.
/// </summary>
/// <remarks>Thread-safe. The HTTP stack belongs to the factory.</remarks>
internal sealed class SocketResponsesClient(
    ModelProviderOptions provider, IModelClient overHttp, SocketConnector connector, ICredentialSource credentials, TimeProvider time) : IModelClient, IDisposable
{
    /// <summary>Failed attempts in a row after which no further one is made.</summary>
    private const int MaxFailures = 3;

    private readonly SocketPool _pool = new(time);
    private int _failures;

    private bool IsGivenUp => Volatile.Read(ref _failures) >= MaxFailures;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ModelEvent> StreamAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string thread = request.Identity.ThreadId;
        using var idle = new IdleTimer(TimeSpan.FromMilliseconds(provider.StreamIdleTimeoutMs), time, cancellationToken);
        idle.Pause();
        ModelSocket? socket = await OpenAsync(request, cancellationToken);
        if (socket is null)
        {
            await foreach (ModelEvent next in overHttp.StreamAsync(request, cancellationToken))
            {
                yield return next;
            }

            yield break;
        }

        bool completed = false;
        try
        {
            var parser = new StreamEventParser();
            while (!completed)
            {
                ModelEvent? next = Parse(parser, await ReceiveAsync(socket, idle, cancellationToken));
                if (next is not null)
                {
                    completed = next is ModelEvent.Completed;
                    yield return next;
                }
            }
        }
        finally
        {
            if (completed && socket.IsOpen)
            {
                _pool.Return(thread, socket);
            }
            else
            {
                socket.Dispose();
            }
        }
    }

    public void Dispose() => _pool.Dispose();

    /// <summary>A socket to which the request was sent; null when it has to go over HTTP.</summary>
    private async ValueTask<ModelSocket?> OpenAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        if (IsGivenUp)
        {
            return null;
        }

        if (_pool.Take(request.Identity.ThreadId) is { } kept && await TrySendAsync(kept, request, cancellationToken))
        {
            return kept;
        }

        SocketAttempt attempt = await connector.ConnectAsync(request, await credentials.GetAsync(cancellationToken), cancellationToken);
        if (attempt.Socket is not { } opened)
        {
            Interlocked.Add(ref _failures, attempt.Refused ? MaxFailures : 1);
            return null;
        }

        Interlocked.Exchange(ref _failures, 0);
        return await TrySendAsync(opened, request, cancellationToken) ? opened : null;
    }

    /// <summary>False when the connection is gone; the socket is then disposed of.</summary>
    private static async ValueTask<bool> TrySendAsync(ModelSocket socket, ModelRequest request, CancellationToken cancellationToken)
    {
        SharedBody body = RequestBodyWriter.Compose(request, TurnMetadata.Compose(request), asEvent: true);
        bool sent = false;
        try
        {
            await socket.SendAsync(body.Written, cancellationToken);
            sent = true;
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            // Another connection carries it.
        }
        finally
        {
            body.Release();
            if (!sent)
            {
                socket.Dispose();
            }
        }

        return sent;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(ModelSocket socket, IdleTimer idle, CancellationToken cancellationToken)
    {
        idle.Start();
        try
        {
            ReadOnlyMemory<byte> received = await socket.ReceiveAsync(idle.Token);
            return received.IsEmpty ? throw ModelErrors.StreamClosed() : received;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException && idle.Expired)
        {
            // A receive that is cancelled aborts the socket, and may say so instead.
            throw ModelErrors.StreamIdle();
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ModelErrors.StreamDisconnected("the connection broke", e);
        }
        finally
        {
            idle.Pause();
        }
    }

    /// <exception cref="ModelException">The event says that the response failed.</exception>
    private ModelEvent? Parse(StreamEventParser parser, ReadOnlyMemory<byte> json)
    {
        ModelEvent? known = parser.Parse(json.Span);
        return known is null && ErrorEvent(json) is { } failure ? throw failure : known;
    }

    /// <summary>
    /// What over HTTP would be a status and a page: <c>{"type":"error","status":429,"error":{...}}</c>. Null for any other event.
    /// </summary>
    private ModelException? ErrorEvent(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("type"u8, out JsonElement type) || !type.ValueEquals("error"u8))
            {
                return null;
            }

            if (!root.TryGetProperty("status"u8, out JsonElement status) || !status.TryGetInt32(out int code))
            {
                return StreamFailure.FromFailed(json.Span);
            }

            using var answer = new HttpResponseMessage((HttpStatusCode)code);
            return HttpFailure.Classify(
                answer.StatusCode, answer.Headers, json.Span, RequestUri.Display(RequestUri.Compose(provider, chatGptLogin: false)), time).Error;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            // No JSON, a type that is no string, or a status that is none.
            return null;
        }
    }
}
