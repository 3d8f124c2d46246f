using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Daemon.JsonRpc.Transports;
using Daemon.Mcp.Servers;

namespace Daemon.Testing.Servers;

/// <summary>
/// An MCP server in memory. Each start is a connection of its own; what it offers and how it answers are shared by all of them.
/// </summary>
/// <remarks>Thread-safe. Set the properties before the first start.</remarks>
public sealed class FakeToolServer : IServerLauncher
{
    private readonly ConcurrentQueue<JsonElement> _received = new();
    private readonly List<FakeToolConnection> _connections = [];
    private readonly Lock _gate = new();

    /// <summary>Descriptions of tools, raw JSON.</summary>
    public IReadOnlyList<string> Tools { get; set; } = ["""{"name":"echo","description":"Echoes.","inputSchema":{"type":"object"}}"""];

    /// <summary>Tools for each page of the list.</summary>
    public int PageSize { get; set; } = int.MaxValue;

    public string Capabilities { get; set; } = """{"tools":{},"resources":{}}""";

    public string? Instructions { get; set; }

    /// <summary>Answers a method; returns the raw result, or throws <see cref="FakeRefusalException"/>. Null is a method that does not exist.</summary>
    public Func<FakeToolConnection, string, JsonElement, Task<string?>> Answer { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    /// <summary>Whether a start fails, and how.</summary>
    public Func<McpServerSpec.Stdio, Task> Starting { get; set; } = _ => Task.CompletedTask;

    /// <summary>Every message that came in, over all connections.</summary>
    public IReadOnlyList<JsonElement> Received => [.. _received];

    /// <summary>Every connection that was made, in order.</summary>
    public IReadOnlyList<FakeToolConnection> Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections];
            }
        }
    }

    public async Task<IMessageTransport> StartAsync(McpServerSpec.Stdio spec, CancellationToken cancellationToken)
    {
        await Starting(spec);
        var (client, server) = DuplexPipe.Create();
        lock (_gate)
        {
            _connections.Add(new FakeToolConnection(this, server));
        }

        return client;
    }

    /// <summary>Parameters of every request or notification of this method.</summary>
    public IReadOnlyList<JsonElement> ParamsOf(string method) =>
        [.. Received.Where(message => message.TryGetProperty("method", out var name) && name.GetString() == method).Select(message => message.GetProperty("params"))];

    internal void Record(JsonElement message) => _received.Enqueue(message);

    internal async Task<string?> AnswerAsync(FakeToolConnection connection, string method, JsonElement parameters)
    {
        if (await Answer(connection, method, parameters) is { } answer)
        {
            return answer;
        }

        return method switch
        {
            "initialize" => $$$"""{"protocolVersion":"2025-06-18","capabilities":{{{Capabilities}}},"serverInfo":{"name":"fake","version":"1"}{{{Member("instructions", Instructions)}}} }""",
            "tools/list" => Page(parameters),
            "tools/call" => """{"content":[{"type":"text","text":"done"}]}""",
            "ping" => "{}",
            _ => null,
        };
    }

    private string Page(JsonElement parameters)
    {
        var start = parameters.TryGetProperty("cursor", out var cursor) ? int.Parse(cursor.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var end = (int)Math.Min((long)start + PageSize, Tools.Count);
        var next = end < Tools.Count ? $",\"nextCursor\":\"{end}\"" : "";
        return $$"""{"tools":[{{string.Join(',', Tools.Skip(start).Take(end - start))}}]{{next}}}""";
    }

    private static string Member(string name, string? value) => value is null ? "" : $",\"{name}\":\"{value}\"";
}

/// <summary>An error that a <see cref="FakeToolServer"/> answers with.</summary>
public sealed class FakeRefusalException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}

/// <summary>The server's side of one connection.</summary>
public sealed class FakeToolConnection
{
    private readonly FakeToolServer _server;
    private readonly LineTransport _lines;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    private int _nextId = 1000;

    internal FakeToolConnection(FakeToolServer server, LineTransport lines)
    {
        _server = server;
        _lines = lines;
        Ended = RunAsync();
    }

    /// <summary>Completes when the client has gone.</summary>
    public Task Ended { get; }

    /// <summary>Sends a line as it is.</summary>
    public async Task SendAsync(string line)
    {
        await _writing.WaitAsync();
        try
        {
            await _lines.WriteAsync([Encoding.UTF8.GetBytes(line)], CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Asks the client; returns the whole answer.</summary>
    public async Task<JsonElement> AskAsync(string method, string parameters)
    {
        var id = Interlocked.Increment(ref _nextId);
        var answer = _asked[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return await answer.Task;
    }

    /// <summary>Ends the connection as a crash would.</summary>
    public async Task CrashAsync() => await _lines.DisposeAsync();

    private async Task RunAsync()
    {
        try
        {
            while (await _lines.ReadAsync(CancellationToken.None) is { } frame)
            {
                using var document = JsonDocument.Parse(frame.Bytes);
                var message = document.RootElement.Clone();
                _server.Record(message);
                if (!message.TryGetProperty("method", out var method))
                {
                    _asked[message.GetProperty("id").GetInt32()].TrySetResult(message);
                }
                else if (message.TryGetProperty("id", out var id))
                {
                    // Side by side: a call may ask the client and wait for the answer that this loop reads.
                    Answering = AnswerAsync(id.GetInt64(), method.GetString()!, message.GetProperty("params"));
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client went away in the middle of something.
        }
    }

    /// <summary>The answer to the latest request.</summary>
    public Task Answering { get; private set; } = Task.CompletedTask;

    private async Task AnswerAsync(long id, string method, JsonElement parameters)
    {
        await Task.Yield();
        string members;
        try
        {
            members = await _server.AnswerAsync(this, method, parameters) is { } result
                ? $"\"result\":{result}"
                : """ "error":{"code":-32601,"message":"method not found"} """;
        }
        catch (FakeRefusalException refusal)
        {
            members = $$$""" "error":{"code":{{{refusal.Code}}},"message":"{{{refusal.Message}}}","data":{"why":1}} """;
        }

        await SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},{{members}} }""");
    }
}
