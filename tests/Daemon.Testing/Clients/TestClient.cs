using System.Globalization;
using System.Text;
using System.Text.Json;
using Daemon.JsonRpc.Transports;

namespace Daemon.Testing.Clients;

/// <summary>
/// The client's end of a connection under test: one call at a time, in raw JSON. What arrives while it waits for something else is kept in
/// <see cref="Received"/>.
/// </summary>
/// <remarks>Not thread-safe: a test is one conversation.</remarks>
/// <param name="transport">The client's end; disposed with the client.</param>
public sealed class TestClient(IMessageTransport transport) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int _lastId;

    /// <summary>Everything that arrived, in order.</summary>
    public List<JsonElement> Received { get; } = [];

    /// <summary>Introduces the client, with all experimental methods.</summary>
    public async Task InitializeAsync()
    {
        await CallAsync("initialize", """{"clientInfo":{"name":"test","version":"1"},"capabilities":{"experimentalApi":true}}""");
        await SendAsync("""{"method":"initialized"}""");
    }

    /// <summary>Makes a request and returns its result.</summary>
    /// <param name="parameters">A JSON object; null leaves the member out.</param>
    /// <exception cref="InvalidOperationException">The answer is an error; the message is its text.</exception>
    public async Task<JsonElement> CallAsync(string method, string? parameters = "{}")
    {
        var answer = await AnswerAsync(method, parameters);
        return answer.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{method}: {answer}");
    }

    /// <summary>Makes a request and returns the error that answers it.</summary>
    /// <exception cref="InvalidOperationException">The answer is a result.</exception>
    public async Task<JsonElement> RefusedAsync(string method, string? parameters = "{}")
    {
        var answer = await AnswerAsync(method, parameters);
        return answer.TryGetProperty("error", out var error) ? error : throw new InvalidOperationException($"{method}: {answer}");
    }

    /// <summary>The parameters of the first notification of this method, among those that came and those to come.</summary>
    public async Task<JsonElement> NotificationAsync(string method)
    {
        for (var seen = 0; ; seen++)
        {
            if (seen == Received.Count)
            {
                await ReadAsync();
            }

            var message = Received[seen];
            if (message.TryGetProperty("method", out var name) && name.GetString() == method)
            {
                return message.GetProperty("params");
            }
        }
    }

    /// <summary>Writes one message as it is.</summary>
    public async Task SendAsync(string message)
    {
        using var patience = new CancellationTokenSource(Patience);
        await transport.WriteAsync([Encoding.UTF8.GetBytes(message)], patience.Token);
    }

    public ValueTask DisposeAsync() => transport.DisposeAsync();

    private async Task<JsonElement> AnswerAsync(string method, string? parameters)
    {
        var id = ++_lastId;
        var rest = parameters is null ? "" : $",\"params\":{parameters}";
        await SendAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{id},\"method\":\"{method}\"{rest}}}"));
        while (true)
        {
            var message = await ReadAsync();
            if (!message.TryGetProperty("method", out _) && message.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
            {
                return message;
            }
        }
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var frame = await transport.ReadAsync(patience.Token) ?? throw new EndOfStreamException("the server closed the connection");
        using var document = JsonDocument.Parse(frame.Bytes);
        var message = document.RootElement.Clone();
        Received.Add(message);
        return message;
    }
}
