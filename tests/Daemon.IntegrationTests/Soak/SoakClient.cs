using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests.Soak;

/// <summary>A client that uses many threads of one daemon at the same time.</summary>
/// <remarks>Thread-safe. Owns the daemon.</remarks>
internal sealed class SoakClient : IAsyncDisposable
{
    private readonly DaemonUnderTest _daemon;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _answers = [];
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> _threads = new(StringComparer.Ordinal);
    private readonly Task _reading;
    private int _lastId;

    public SoakClient(DaemonUnderTest daemon)
    {
        _daemon = daemon;
        _reading = ReadAsync();
    }

    public int Pid => _daemon.Pid;

    /// <summary>A request and its answer, be it a result or an error.</summary>
    public async Task<JsonElement> AskAsync(string method, string parameters)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = _answers[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _writing.WaitAsync();
        try
        {
            await _daemon.SendLineAsync($$"""{"id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        }
        finally
        {
            _writing.Release();
        }

        try
        {
            return await answer.Task.WaitAsync(DaemonUnderTest.Patience);
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"no answer to {method} {parameters}", timeout);
        }
    }

    /// <summary>A request that must succeed.</summary>
    public async Task<JsonElement> CallAsync(string method, string parameters)
    {
        var answer = await AskAsync(method, parameters);
        Assert.True(answer.TryGetProperty("result", out var result), $"{method}: {answer}");
        return result;
    }

    /// <summary>Begins to keep what is said of a thread.</summary>
    public void Listen(string thread) => _threads[thread] = Channel.CreateUnbounded<JsonElement>();

    /// <summary>Forgets a thread.</summary>
    public void Leave(string thread) => _threads.TryRemove(thread, out _);

    /// <summary>The next thing that is said of a thread.</summary>
    public async Task<(string Method, JsonElement Params)> NextAsync(string thread)
    {
        var message = await _threads[thread].Reader.ReadAsync().AsTask().WaitAsync(DaemonUnderTest.Patience);
        return (message.GetProperty("method").GetString()!, message.GetProperty("params"));
    }

    /// <summary>Reads on to the thread's next notification of this kind and returns its parameters.</summary>
    public async Task<JsonElement> NextAsync(string thread, string method)
    {
        while (true)
        {
            var (name, parameters) = await NextAsync(thread);
            if (name == method)
            {
                return parameters;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _daemon.CloseInput();
        await _reading.WaitAsync(DaemonUnderTest.Patience);
        await _daemon.DisposeAsync();
        _writing.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _daemon.ReadNextAsync() is { } message)
        {
            if (!message.TryGetProperty("method", out _))
            {
                if (_answers.TryRemove(message.GetProperty("id").GetInt32(), out var answer))
                {
                    answer.TrySetResult(message);
                }
            }
            else if (message.TryGetProperty("params", out var parameters) && parameters.TryGetProperty("threadId", out var thread)
                && _threads.TryGetValue(thread.GetString()!, out var listener))
            {
                listener.Writer.TryWrite(message);
            }
        }

        foreach (var open in _answers.Values)
        {
            open.TrySetException(new InvalidOperationException("the daemon ended"));
        }
    }
}
