namespace Daemon.ModelClient;

/// <summary>
/// A streaming model. One call is one attempt at one response: requests that fail before any event are retried inside (silently,
/// as the provider's <c>request_max_retries</c> says); a stream that breaks is the caller's to retry, because events were seen.
/// </summary>
/// <remarks>Thread-safe; one instance serves all turns of a provider.</remarks>
public interface IModelClient
{
    /// <summary>Sends the request and yields its events; the last one is <see cref="ModelEvent.Completed"/>.</summary>
    /// <exception cref="ModelException">The request was refused, or the stream failed or ended before it completed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    IAsyncEnumerable<ModelEvent> StreamAsync(ModelRequest request, CancellationToken cancellationToken);
}
