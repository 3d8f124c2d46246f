using System.Text.Json;
using Daemon.ModelClient.Credentials;
using Daemon.ModelClient.Errors;
using Daemon.ModelClient.Http;

namespace Daemon.ModelClient.Catalog.Remote;

/// <summary>Asks a provider for its models: <c>GET {base_url}/models?client_version=VERSION</c>.</summary>
internal sealed class ModelListing(
    ModelProviderOptions provider, string clientVersion, HttpMessageInvoker http, RequestHeaders headers, TimeProvider time)
{
    private const int MaxBytes = 8 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>The answer, the caller's to dispose of, and its tag.</returns>
    /// <exception cref="ModelException">The provider does not answer in time, refuses, or answers something else.</exception>
    public async ValueTask<(JsonDocument Answer, string? Tag)> FetchAsync(ProviderCredential credential, CancellationToken cancellationToken)
    {
        Uri address = RequestUri.Compose(provider, credential.IsChatGptLogin, "/models", [new("client_version", clientVersion)]);
        using var timeout = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        headers.ApplyBasics(message, credential);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(message, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw ModelErrors.Final($"{RequestUri.Display(address)} answered {(int)response.StatusCode}");
            }

            await using Stream body = await response.Content.ReadAsStreamAsync(limit.Token);
            byte[] bytes = await ReadAsync(body, limit.Token);
            return (JsonDocument.Parse(bytes), response.Headers.ETag?.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ModelErrors.Final($"{RequestUri.Display(address)} did not answer within {Patience.TotalSeconds} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            throw ModelErrors.Final($"{RequestUri.Display(address)} gave no list of models", inner: e);
        }
    }

    private static async ValueTask<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        byte[] buffer = new byte[64 << 10];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            all.Write(buffer, 0, count);
            if (all.Length > MaxBytes)
            {
                throw new IOException("The answer is larger than a list of models.");
            }
        }

        return all.ToArray();
    }
}
