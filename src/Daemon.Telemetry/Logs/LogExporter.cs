using System.Threading.Channels;
using Daemon.Telemetry.Otlp;

namespace Daemon.Telemetry.Logs;

/// <summary>
/// Sends events to a collector in batches, a second after the first of them. Waiting events are bounded: what does not fit is dropped,
/// and counted. A collector that is away is tried again for about half a minute; then its batch is dropped. Disposing sends what waits,
/// for a few seconds at most.
/// </summary>
/// <remarks>Thread-safe. No timer runs while there is nothing to send.</remarks>
public sealed class LogExporter : ILogSink, IAsyncDisposable
{
    private const int Capacity = 2048;
    private const int BatchSize = 512;
    private const int Tries = 6;

    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly Channel<LogRecord> _waiting =
        Channel.CreateBounded<LogRecord>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly OtlpSender _sender;
    private readonly OtlpEncoding _encoding;
    private readonly TelemetryResource _resource;
    private readonly TimeProvider _clock;
    private readonly Action<string> _problem;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly Task _work;
    private long _dropped;
    private bool _isTroubled;

    /// <param name="problem">Told once when the collector begins to fail; holds no secret. Must not block or throw.</param>
    /// <exception cref="IOException">A certificate file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It holds no certificate or key.</exception>
    public LogExporter(OtlpEndpoint endpoint, TelemetryResource resource, TimeProvider clock, Action<string> problem)
    {
        _sender = new OtlpSender(endpoint);
        _encoding = endpoint.Encoding;
        _resource = resource;
        _clock = clock;
        _problem = problem;
        _work = RunAsync();
    }

    /// <summary>Events that were not sent, and will not be.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Emit(LogRecord record)
    {
        if (!_waiting.Writer.TryWrite(record))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _cut.CancelAfter(Farewell);
        await _closing.CancelAsync();
        await _work;
        _sender.Dispose();
        _closing.Dispose();
        _cut.Dispose();
    }

    private async Task RunAsync()
    {
        var batch = new List<LogRecord>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            if (_waiting.Reader.Count < BatchSize)
            {
                await PauseAsync(Gathering);
            }

            while (batch.Count < BatchSize && _waiting.Reader.TryRead(out var record))
            {
                batch.Add(record);
            }

            if (!await SendAsync(batch))
            {
                Interlocked.Add(ref _dropped, batch.Count);
            }

            batch.Clear();
        }
    }

    private async Task<bool> SendAsync(List<LogRecord> batch)
    {
        var body = _encoding == OtlpEncoding.Json ? LogsJson.Write(_resource.Attributes, batch) : LogsProtobuf.Write(_resource.Attributes, batch);
        var pause = TimeSpan.FromSeconds(1);
        for (var attempt = 1; ; attempt++)
        {
            SendOutcome outcome;
            TimeSpan? after;
            string reason;
            try
            {
                (outcome, after, reason) = await _sender.SendAsync(body, _cut.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }

            if (outcome == SendOutcome.Taken)
            {
                _isTroubled = false;
                return true;
            }

            if (!_isTroubled)
            {
                _isTroubled = true;
                _problem($"telemetry is not delivered: {reason}");
            }

            if (outcome == SendOutcome.Refused || attempt == Tries || _cut.IsCancellationRequested)
            {
                return false;
            }

            await PauseAsync(after is { } asked && asked < LongestPause ? asked : pause);
            pause *= 2;
            if (_closing.IsCancellationRequested)
            {
                // One more try, and no more pauses.
                attempt = Math.Max(attempt, Tries - 1);
            }
        }
    }

    /// <summary>Shortened by disposing.</summary>
    private async Task PauseAsync(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, _clock, _closing.Token);
        }
        catch (OperationCanceledException)
        {
            // Hurry.
        }
    }
}
