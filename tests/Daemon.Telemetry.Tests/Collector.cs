using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Daemon.Telemetry.Tests;

/// <summary>A collector on loopback that answers each request with the next status of a list, and with 200 behind its end.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<CollectedRequest> _requests = Channel.CreateUnbounded<CollectedRequest>();
    private readonly Queue<string> _answers;
    private readonly Task _serving;

    /// <param name="answers">Status and further header lines, such as <c>503 Busy\r\nRetry-After: 7</c>; an empty one closes the connection instead.</param>
    public Collector(params string[] answers)
    {
        _answers = new Queue<string>(answers);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1/logs?token=hidden");

    public async Task<CollectedRequest> NextAsync() => await _requests.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public bool HasAnother => _requests.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                await AnswerAsync(stream);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    /// <summary>One request for each connection.</summary>
    private async Task AnswerAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        var answer = _answers.Count > 0 ? _answers.Dequeue() : "200 OK";
        await _requests.Writer.WriteAsync(new CollectedRequest(lines[0], headers, body));
        if (answer.Length > 0)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
    }
}

internal sealed record CollectedRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body);
