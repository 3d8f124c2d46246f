using System.Net.Sockets;
using System.Security.Authentication;
using Daemon.ModelClient.Errors;

namespace Daemon.ModelClient.Http;

/// <summary>
/// Sends one request and waits for the head of its answer; everything but cancellation becomes a <see cref="SendOutcome"/>.
/// </summary>
internal sealed class RequestSender(HttpMessageInvoker http, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The caller's token fired.</exception>
    public async ValueTask<SendOutcome> SendAsync(HttpRequestMessage message, IdleTimer idle, CancellationToken cancellationToken)
    {
        idle.Start();
        HttpResponseMessage? response = null;
        try
        {
            response = await http.SendAsync(message, idle.Token);
            if (response.IsSuccessStatusCode)
            {
                HttpResponseMessage answer = response;
                response = null;
                return new SendOutcome.Answered(answer);
            }

            byte[] body = await ReadStartAsync(response.Content, idle.Token);
            HttpFailure failure = HttpFailure.Classify(
                response.StatusCode, response.Headers, body, RequestUri.Display(message.RequestUri!), time);
            return new SendOutcome.Failed(failure.Error, failure.RetryRequest);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (idle.Expired)
        {
            return new SendOutcome.Failed(ModelErrors.StreamIdle(), RetryRequest: false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return new SendOutcome.Failed(Describe(e, message.RequestUri!), RetryRequest: true);
        }
        finally
        {
            idle.Pause();
            response?.Dispose();
        }
    }

    private static async ValueTask<byte[]> ReadStartAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        byte[] buffer = new byte[HttpFailure.MaxBodyBytes];
        int length = 0;
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
            {
                length += count;
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // The status is the answer; a broken page only explains it less well.
        }

        return buffer[..length];
    }

    // Own words: the framework's messages may hold a proxy's address with its password.
    private static ModelException Describe(Exception cause, Uri address) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            ModelErrors.ConnectionFailed($"no address was found for {address.Host}", cause),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError, InnerException: SocketException socket } =>
            ModelErrors.ConnectionFailed($"{address.Authority}: {socket.Message}", cause),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException tls } =>
            ModelErrors.ConnectionFailed($"no secure connection to {address.Authority}: {tls.Message}", cause),
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
            ModelErrors.ConnectionFailed($"the proxy did not connect to {address.Authority}", cause),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } =>
            ModelErrors.ConnectionFailed($"no connection to {address.Authority}", cause),
        OperationCanceledException => ModelErrors.ConnectionFailed($"connecting to {address.Authority} took too long", cause),
        _ => ModelErrors.StreamDisconnected("error sending request", cause),
    };
}
