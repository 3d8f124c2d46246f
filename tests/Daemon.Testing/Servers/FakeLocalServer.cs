using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Daemon.Testing.Servers;

/// <summary>A local model server: a path to the body of its answer; paths that are not there are answered with 404.</summary>
public sealed class FakeLocalServer : IAsyncDisposable
{
    /// <summary>A page that never comes.</summary>
    public const string Silence = "(silence)";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, string> _pages;
    private readonly List<Task> _connections = [];
    private readonly Task _serving;

    public FakeLocalServer(params IEnumerable<(string Path, string Body)> pages)
    {
        _pages = pages.ToDictionary(page => page.Path, page => page.Body);
        _listener.Start();
        BaseUrl = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";
        _serving = ServeAsync();
    }

    public string BaseUrl { get; }

    /// <summary>The ETag of every answer; null for none.</summary>
    public string? Tag { get; init; }

    /// <summary>Method, path and body of each request, in order.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                // Side by side: a client may open connections ahead of their use.
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await AnswerAsync(client.GetStream());
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // Stopped, or the client left.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if (await reader.ReadLineAsync(_stop.Token) is not { } line)
        {
            return;
        }

        int length = 0;
        for (string? header = await reader.ReadLineAsync(_stop.Token); header is { Length: > 0 }; header = await reader.ReadLineAsync(_stop.Token))
        {
            if (header.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        char[] body = new char[length];
        if (length > 0)
        {
            // Reading nothing would wait for more bytes of the client.
            await reader.ReadBlockAsync(body, _stop.Token);
        }

        string[] words = line.Split(' ');
        lock (Requests)
        {
            Requests.Add($"{words[0]} {words[1]} {new string(body)}".Trim());
        }

        bool known = _pages.TryGetValue(words[1], out string? page);
        if (page == Silence)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        byte[] answer = Encoding.UTF8.GetBytes(page ?? "");
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 {(known ? "200 OK" : "404 Not Found")}\r\n{(Tag is null ? "" : $"etag: {Tag}\r\n")}connection: close\r\ncontent-length: {answer.Length}\r\n\r\n"), _stop.Token);
        await stream.WriteAsync(answer, _stop.Token);
    }
}
