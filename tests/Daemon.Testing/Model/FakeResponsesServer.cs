using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Daemon.Testing.Model;

/// <summary>
/// A Responses API server on loopback that answers from a script (request number i gets turn i, and the last turn repeats), or as a
/// function of the test says.
/// </summary>
/// <remarks>
/// Thread-safe. Speaks as much HTTP/1.1 as the daemon's client needs (content-length requests, chunked answers, keep-alive);
/// streams are chunked, so that a cut is told from an end. <c>GET /v1/models</c> answers an empty list and is not recorded.
/// </remarks>
public sealed class FakeResponsesServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RecordedRequest, int, ModelTurn> _answer;
    private readonly bool _keepsRequests;
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly Milestones _arrivals = new();
    private readonly Milestones _departures = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private int _connectionCount;
    private int _requestCount;
    private bool _disposed;

    private FakeResponsesServer(Func<RecordedRequest, int, ModelTurn> answer, bool keepRequests)
    {
        _answer = answer;
        _keepsRequests = keepRequests;
        _listener.Start(512);
        BaseUrl = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";
        _accepting = AcceptAsync();
    }

    /// <summary>For a provider's <c>base_url</c>: <c>http://127.0.0.1:PORT/v1</c>.</summary>
    public string BaseUrl { get; }

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Starts a server; without turns it says "ok".</summary>
    public static FakeResponsesServer Start(params ModelTurn[] script)
    {
        ModelTurn[] turns = script.Length > 0 ? script : [ModelTurn.Say("ok")];
        return new FakeResponsesServer((_, number) => turns[Math.Min(number, turns.Length - 1)], keepRequests: true);
    }

    /// <summary>Starts a server that asks <paramref name="answer"/> for each request; it is called by one thread at a time.</summary>
    /// <param name="answer">The request and its number, from 0, to the turn.</param>
    /// <param name="keepRequests">Whether <see cref="Requests"/> holds them all: not for runs that make a great many.</param>
    public static FakeResponsesServer Start(Func<RecordedRequest, int, ModelTurn> answer, bool keepRequests = true) => new(answer, keepRequests);

    /// <summary>Completes when that many requests have arrived in all; gives the last of them.</summary>
    public async Task<RecordedRequest> WaitForRequestsAsync(int count, CancellationToken cancellationToken = default)
    {
        await _arrivals.ReachAsync(count).WaitAsync(cancellationToken);
        return Requests[count - 1];
    }

    /// <summary>Completes when that many connections have ended in all, by either side.</summary>
    public Task WaitForDisconnectsAsync(int count, CancellationToken cancellationToken = default) =>
        _departures.ReachAsync(count).WaitAsync(cancellationToken);

    /// <summary>Ends all connections and refuses new ones. Can be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    internal ModelTurn Record(RecordedRequest request, out int number)
    {
        ModelTurn turn;
        lock (_gate)
        {
            number = _requestCount++;
            turn = _answer(request, number);
            if (_keepsRequests)
            {
                _requests.Add(request);
            }
        }

        _arrivals.Add();
        return turn;
    }

    internal void RecordDisconnect() => _departures.Add();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                var connection = new FakeConnection(this, socket, _connectionCount++);
                _connections.Add(connection.RunAsync(_stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The server was stopped, maybe between two connections.
        }
    }
}
