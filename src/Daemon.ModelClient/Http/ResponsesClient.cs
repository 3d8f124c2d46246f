using System.Runtime.CompilerServices;
using Daemon.ModelClient.Buffers;
using Daemon.ModelClient.Credentials;

namespace Daemon.ModelClient.Http;

/// <summary>The OpenAI Responses API over HTTP: one POST for each response, answered by server-sent events.</summary>
/// <remarks>Thread-safe. The HTTP stack belongs to the factory.</remarks>
internal sealed class ResponsesClient : IModelClient
{
    private readonly ModelProviderOptions _provider;
    private readonly ICredentialSource _credentials;
    private readonly TimeProvider _time;
    private readonly RetryBackoff _backoff;
    private readonly RequestHeaders _headers;
    private readonly RequestSender _sender;
    private readonly Action<string>? _seesModelsTag;

    /// <param name="environment">Looks up the variables of <c>env_http_headers</c>.</param>
    /// <param name="seesModelsTag">Told which version of its list of models the provider answers by (<c>x-models-etag</c>).</param>
    public ResponsesClient(
        ModelProviderOptions provider,
        HttpMessageInvoker http,
        ICredentialSource credentials,
        Func<string, string?> environment,
        TimeProvider time,
        RetryBackoff backoff,
        Action<string>? seesModelsTag = null)
    {
        _provider = provider;
        _credentials = credentials;
        _time = time;
        _backoff = backoff;
        _seesModelsTag = seesModelsTag;
        _headers = new RequestHeaders(provider, environment);
        _sender = new RequestSender(http, time);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ModelEvent> StreamAsync(
        ModelRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var idle = new IdleTimer(TimeSpan.FromMilliseconds(_provider.StreamIdleTimeoutMs), _time, cancellationToken);
        using HttpResponseMessage response = await SendAsync(request, idle, cancellationToken);
        if (_seesModelsTag is { } sees && response.Headers.TryGetValues("x-models-etag", out IEnumerable<string>? tags))
        {
            sees(tags.First());
        }

        if (RateLimitHeaders.Read(response.Headers) is { } limits)
        {
            yield return new ModelEvent.Limits(limits);
        }

        await using ResponseStream stream = await ResponseStream.OpenAsync(response.Content, idle, cancellationToken);
        ModelEvent next;
        do
        {
            next = await stream.NextAsync(cancellationToken);
            yield return next;
        }
        while (next is not ModelEvent.Completed);
    }

    /// <summary>Sends the request until it is answered with 2xx, it must not be repeated, or the retries are used up.</summary>
    private async ValueTask<HttpResponseMessage> SendAsync(ModelRequest request, IdleTimer idle, CancellationToken cancellationToken)
    {
        idle.Pause();
        ProviderCredential? credential = await _credentials.GetAsync(cancellationToken);
        Uri address = RequestUri.Compose(_provider, credential is { IsChatGptLogin: true });
        string turnMetadata = TurnMetadata.Compose(request);
        SharedBody body = RequestBodyWriter.Compose(request, turnMetadata);
        try
        {
            for (int attempt = 1; ; attempt++)
            {
                using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new SharedBodyContent(body) };
                _headers.Apply(message, request, turnMetadata, credential);
                switch (await _sender.SendAsync(message, idle, cancellationToken))
                {
                    case SendOutcome.Answered answered:
                        return answered.Response;
                    case SendOutcome.Failed { RetryRequest: true } failed when attempt <= _provider.RequestMaxRetries:
                        await _backoff.WaitAsync(attempt, failed.Error.RetryAfter, _time, cancellationToken);
                        break;
                    case SendOutcome.Failed failed:
                        throw failed.Error;
                }
            }
        }
        finally
        {
            body.Release();
        }
    }
}
