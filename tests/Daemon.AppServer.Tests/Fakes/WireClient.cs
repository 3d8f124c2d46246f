using System.Text;
using System.Text.Json;
using Daemon.JsonRpc.Transports;

namespace Daemon.AppServer.Tests.Fakes;

/// <summary>A client at the other end of an in-memory connection: sends lines and reads messages, one at a time.</summary>
internal sealed class WireClient(LineTransport transport, Task serving) : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<JsonElement> _seen = [];
    private int _lastId;

    /// <summary>Every message read so far.</summary>
    public IReadOnlyList<JsonElement> Seen => _seen;

    /// <summary>Completes when the daemon is done with this connection.</summary>
    public Task Served => serving;

    public async Task SendAsync(string line) => await transport.WriteAsync([Encoding.UTF8.GetBytes(line)], CancellationToken.None);

    public async Task<int> PostAsync(string method, string? parameters)
    {
        var id = ++_lastId;
        await SendAsync(parameters is null ? $$"""{"id":{{id}},"method":"{{method}}"}""" : $$"""{"id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return id;
    }

    /// <summary>Sends a request and reads on to its answer.</summary>
    public async Task<JsonElement> AskAsync(string method, string? parameters = "{}")
    {
        var id = await PostAsync(method, parameters);
        return await ReadUntilAsync(message => IsAnswer(message, id));
    }

    /// <summary>The answer to a posted request, which may have been read already.</summary>
    public async Task<JsonElement> AnswerAsync(int id)
    {
        var index = _seen.FindIndex(message => IsAnswer(message, id));
        return index >= 0 ? _seen[index] : await ReadUntilAsync(message => IsAnswer(message, id));
    }

    /// <summary>As <see cref="AskAsync"/>; the request must succeed.</summary>
    public async Task<JsonElement> CallAsync(string method, string parameters)
    {
        var answer = await AskAsync(method, parameters);
        Assert.True(answer.TryGetProperty("result", out var result), answer.ToString());
        return result;
    }

    /// <summary>As <see cref="AskAsync"/>; the request must fail, and its message is returned.</summary>
    public async Task<string> RefusedAsync(string method, string? parameters)
    {
        var answer = await AskAsync(method, parameters);
        Assert.True(answer.TryGetProperty("error", out var error), answer.ToString());
        return error.GetProperty("message").GetString()!;
    }

    public Task<JsonElement> InitializeAsync(bool experimental = true, string optOut = "[]", string name = "tests") => CallAsync(
        "initialize",
        $$"""{"clientInfo":{"name":"{{name}}","version":"1"},"capabilities":{"experimentalApi":{{(experimental ? "true" : "false")}},"optOutNotificationMethods":{{optOut}} } }""");

    /// <summary>Reads on to a notification or request of this method.</summary>
    public Task<JsonElement> NextAsync(string method) =>
        ReadUntilAsync(message => message.TryGetProperty("method", out var name) && name.GetString() == method);

    public async Task<JsonElement> ReadUntilAsync(Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            using var patience = new CancellationTokenSource(Patience);
            var frame = await transport.ReadAsync(patience.Token);
            Assert.True(frame.HasValue, "the daemon closed the connection");
            using var document = JsonDocument.Parse(frame.Value.Bytes);
            var message = document.RootElement.Clone();
            _seen.Add(message);
            if (wanted(message))
            {
                return message;
            }
        }
    }

    /// <summary>Methods of the notifications and requests read so far, and <c>answer</c> for answers.</summary>
    public IReadOnlyList<string> Methods =>
        [.. _seen.Select(message => message.TryGetProperty("method", out var method) ? method.GetString()! : "answer")];

    public async ValueTask DisposeAsync()
    {
        await transport.DisposeAsync();
        await serving.WaitAsync(Patience);
    }

    private static bool IsAnswer(JsonElement message, int id) =>
        !message.TryGetProperty("method", out _) && message.GetProperty("id").ValueKind == JsonValueKind.Number && message.GetProperty("id").GetInt32() == id;
}
