using Daemon.ModelClient.Errors;
using Daemon.ModelClient.Sse;

namespace Daemon.ModelClient.Http;

/// <summary>The events of one answer's body.</summary>
internal sealed class ResponseStream : IAsyncDisposable
{
    private readonly Stream _body;
    private readonly SseReader _sse;
    private readonly StreamEventParser _parser = new();
    private readonly IdleTimer _idle;
    private readonly string? _mediaType;

    private ResponseStream(Stream body, IdleTimer idle, string? mediaType, int maxEventBytes)
    {
        _body = body;
        _sse = new SseReader(body, maxEventBytes);
        _idle = idle;
        _mediaType = mediaType;
    }

    public static async ValueTask<ResponseStream> OpenAsync(
        HttpContent content, IdleTimer idle, CancellationToken cancellationToken, int maxEventBytes = SseReader.DefaultMaxEventBytes) =>
        new(await content.ReadAsStreamAsync(cancellationToken), idle, content.Headers.ContentType?.MediaType, maxEventBytes);

    /// <summary>Waits for the next event that means something.</summary>
    /// <exception cref="ModelException">The response failed, or the stream broke, fell silent or ended.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async ValueTask<ModelEvent> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (_sse.TryRead())
            {
                if (_parser.Parse(_sse.Data.Span) is { } next)
                {
                    return next;
                }
            }

            await FillAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The body first: a read that is still under way must not write into a buffer that went back to the pool.
        await _body.DisposeAsync();
        _sse.Dispose();
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _idle.Start();
        try
        {
            if (!await _sse.FillAsync(_idle.Token))
            {
                throw Ended();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (_idle.Expired)
        {
            throw ModelErrors.StreamIdle();
        }
        catch (SseEventTooLargeException e)
        {
            throw ModelErrors.Final($"stream disconnected before completion: {e.Message}", inner: e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw ModelErrors.StreamDisconnected("the connection broke", e);
        }
        finally
        {
            _idle.Pause();
        }
    }

    /// <summary>An end without an end event. A wrong media type is the likely cause, so it goes along for the log.</summary>
    private ModelException Ended()
    {
        ModelException error = ModelErrors.StreamClosed();
        return _mediaType is null or "text/event-stream"
            ? error
            : new ModelException(
                error.Error, error.Retryable, inner: new InvalidDataException($"the answer is {_mediaType}, not text/event-stream"));
    }
}
