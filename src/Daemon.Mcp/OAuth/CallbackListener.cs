using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Daemon.Mcp.OAuth;

/// <summary>What the browser brings back. Members that it does not bring are null.</summary>
internal sealed record OAuthCallback(string? Code, string? State, string? Error, string? ErrorDescription);

/// <summary>Listens on the loopback address for the one request with which a browser ends a sign-in (RFC 8252).</summary>
internal sealed class CallbackListener : IDisposable
{
    private const int MaxHeadBytes = 16 * 1024;
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(10);

    private readonly TcpListener _listener;
    private readonly string _path;

    private CallbackListener(TcpListener listener, string redirectUri)
    {
        _listener = listener;
        RedirectUri = redirectUri;
        _path = new Uri(redirectUri).AbsolutePath;
    }

    /// <summary>Where the browser is to be sent.</summary>
    public string RedirectUri { get; }

    /// <exception cref="McpException">The port is taken.</exception>
    public static CallbackListener Open(OAuthLoginRequest request, string id)
    {
        var listener = new TcpListener(IPAddress.Loopback, request.CallbackPort ?? 0);
        try
        {
            listener.Start();
        }
        catch (SocketException error)
        {
            listener.Dispose();
            throw new McpException(McpFailure.Startup, $"the port {request.CallbackPort} for the sign-in's callback cannot be used: {error.Message}", error);
        }

        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var address = request.CallbackUrl?.TrimEnd('/') ?? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/callback");
        return new CallbackListener(listener, $"{address}/{id}");
    }

    /// <summary>The first request to the callback's path. Others are refused and waited past.</summary>
    public async Task<OAuthCallback> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(RequestTime);
                if (await AnswerAsync(client.GetStream(), limit.Token) is { } callback)
                {
                    return callback;
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Not the browser, or a browser that thought better of it.
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task<OAuthCallback?> AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var target = await ReadTargetAsync(stream, cancellationToken);
        var callback = target is null ? null : Parse(target);
        var (status, text) = callback switch
        {
            null => ("400 Bad Request", "Invalid OAuth callback"),
            { Error: not null } => ("400 Bad Request", "The sign-in was refused. You may close this window."),
            _ => ("200 OK", "Authentication complete. You may close this window."),
        };
        var reply = $"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {text.Length}\r\nConnection: close\r\n\r\n{text}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply), cancellationToken);
        return callback;
    }

    /// <summary>The target of a GET; null for any other request. Its headers are read to their end, else the reply would be cut off.</summary>
    private static async Task<string?> ReadTargetAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new byte[MaxHeadBytes];
        var length = 0;
        while (head.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            var count = length < head.Length ? await stream.ReadAsync(head.AsMemory(length), cancellationToken) : 0;
            if (count == 0)
            {
                return null;
            }

            length += count;
        }

        var line = Encoding.ASCII.GetString(head, 0, head.AsSpan(0, length).IndexOf("\r\n"u8)).Split(' ');
        return line is ["GET", var target, _] ? target : null;
    }

    private OAuthCallback? Parse(string target)
    {
        var parts = target.Split('?', 2);
        if (parts[0] != _path || parts.Length < 2)
        {
            return null;
        }

        var fields = parts[1].Split('&')
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .GroupBy(field => field[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Uri.UnescapeDataString(group.First()[1].Replace('+', ' ')), StringComparer.Ordinal);
        var callback = new OAuthCallback(
            fields.GetValueOrDefault("code"), fields.GetValueOrDefault("state"), fields.GetValueOrDefault("error"), fields.GetValueOrDefault("error_description"));
        return callback is { Code: null, Error: null } ? null : callback;
    }
}
