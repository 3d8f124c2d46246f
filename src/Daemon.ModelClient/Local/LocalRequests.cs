using System.Text;
using System.Text.Json;

namespace Daemon.ModelClient.Local;

/// <summary>Requests to a server on this machine, with failures in words for its user.</summary>
/// <param name="hint">What to do when it does not run.</param>
/// <param name="patience">How long a question may take: a server on this machine has no reason to be slow.</param>
internal sealed class LocalRequests(HttpMessageInvoker http, string name, string hint, TimeSpan patience)
{
    /// <exception cref="LocalProviderException">It cannot be reached, or answers something else than JSON.</exception>
    public async ValueTask<JsonDocument> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            using HttpResponseMessage response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, address), limit.Token);
            await using Stream body = await response.Content.ReadAsStreamAsync(limit.Token);
            return await JsonDocument.ParseAsync(body, cancellationToken: limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LocalProviderException(
                FormattableString.Invariant($"the {name} server at {address.GetLeftPart(UriPartial.Authority)} does not answer within {patience.TotalSeconds:0.#} s. {hint}"));
        }
        catch (JsonException e)
        {
            throw new LocalProviderException($"{address} is no {name} server: its answer is no JSON", e);
        }
    }

    /// <summary>Posts JSON; the answer is the caller's to read and dispose.</summary>
    /// <exception cref="LocalProviderException">It cannot be reached, or refuses.</exception>
    public ValueTask<HttpResponseMessage> PostAsync(Uri address, string json, CancellationToken cancellationToken) => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") }, cancellationToken);

    private async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = request;
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new LocalProviderException($"no {name} server answers at {message.RequestUri!.GetLeftPart(UriPartial.Authority)}. {hint}", e);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        response.Dispose();
        throw new LocalProviderException($"{message.RequestUri} answered {(int)response.StatusCode}: it is no {name} server, or too old a one. {hint}");
    }
}
