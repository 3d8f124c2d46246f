using System.Text;
using Daemon.Mcp.Connections;
using Daemon.Mcp.Servers;
using Daemon.Testing.Servers;
using Daemon.Testing.Time;

namespace Daemon.Mcp.Tests.Servers;

/// <summary>One server over one connection: the handshake, calls, and everything that servers do wrong.</summary>
public sealed class McpServerTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task The_handshake_names_the_client_and_reads_the_server()
    {
        await using var pool = new PoolFixture(new FakeToolServer { Instructions = "Use me." });
        var server = await pool.StartAsync();
        Assert.Equal("Use me.", server.Description.Instructions);
        Assert.Equal("""{"name":"fake","version":"1"}""", Text(server.Description.Info!.Value));
        Assert.Equal(["initialize", "notifications/initialized", "tools/list"], pool.Fake.Received.Select(m => m.GetProperty("method").GetString()));
        var hello = pool.Fake.ParamsOf("initialize").Single();
        Assert.Equal("codex-mcp-client", hello.GetProperty("clientInfo").GetProperty("name").GetString());
        Assert.Equal("1.2.3", hello.GetProperty("clientInfo").GetProperty("version").GetString());
        Assert.False(hello.TryGetProperty("_meta", out _));
        Assert.All(pool.Fake.Received, message => Assert.Equal("2.0", message.GetProperty("jsonrpc").GetString()));
    }

    [Fact]
    public async Task All_pages_of_tools_are_read_and_nameless_ones_skipped()
    {
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Tools = ["""{"name":"a"}""", """{"description":"nameless"}""", "7", """{"name":"b","annotations":{"title":"B","readOnlyHint":true,"openWorldHint":false}}"""],
            PageSize = 1,
        });
        var tools = (await pool.StartAsync()).Tools;
        Assert.Equal(["a", "b"], tools.Select(tool => tool.Name));
        Assert.Null(tools[0].Annotations);
        Assert.Equal("""{"readOnlyHint":true,"openWorldHint":false}""", Text(tools[1].Annotations!.Value));
        Assert.True(tools[1].ReadOnlyHint);
        Assert.Equal("{}", Text(tools[0].InputSchema));
    }

    [Fact]
    public async Task A_list_that_never_ends_is_cut()
    {
        var pages = 0;
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Answer = (_, method, _) => Task.FromResult(method == "tools/list" ? $$"""{"tools":[{"name":"t{{pages++}}"}],"nextCursor":"again"}""" : null),
        });
        Assert.Equal(100, (await pool.StartAsync()).Tools.Count);
    }

    [Theory]
    [InlineData("""{"tools":{}}""", true)]
    [InlineData("{}", false)]
    public async Task A_server_that_promises_tools_must_list_them(string capabilities, bool fails)
    {
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Capabilities = capabilities,
            Answer = (_, method, _) => method == "tools/list" ? throw new FakeRefusal(-32601, "no list") : Task.FromResult<string?>(null),
        });
        var start = pool.StartAsync();
        if (fails)
        {
            Assert.Equal("Mcp error: -32601: no list({\"why\":1})", (await Assert.ThrowsAsync<McpException>(() => start)).Message);
        }
        else
        {
            Assert.Empty((await start).Tools);
        }
    }

    [Fact]
    public async Task A_call_carries_arguments_and_meta_and_returns_the_result()
    {
        await using var pool = new PoolFixture();
        var server = await pool.StartAsync();
        var result = await server.CallToolAsync(
            new ToolCall("echo", "{\"a\":1}"u8.ToArray()) { WriteMeta = writer => writer.WriteString("callId", "c1") }, Never);
        Assert.Equal("""{"content":[{"type":"text","text":"done"}]}""", Text(result));
        var sent = pool.Fake.ParamsOf("tools/call").Single();
        Assert.Equal(1, sent.GetProperty("arguments").GetProperty("a").GetInt32());
        Assert.Equal("c1", sent.GetProperty("_meta").GetProperty("callId").GetString());
    }

    [Fact]
    public async Task A_refusal_keeps_the_servers_error()
    {
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Answer = (_, method, _) => method == "tools/call" ? throw new FakeRefusal(-32001, "no way") : Task.FromResult<string?>(null),
        });
        var server = await pool.StartAsync();
        var error = await Assert.ThrowsAsync<McpException>(() => server.CallToolAsync(new ToolCall("echo", null), Never));
        Assert.Equal("Mcp error: -32001: no way({\"why\":1})", error.Message);
        Assert.Equal(-32001, error.Error!.Code);
    }

    [Fact]
    public async Task Lines_that_are_no_messages_and_unknown_answers_are_skipped()
    {
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Answer = async (connection, method, _) =>
            {
                if (method == "tools/call")
                {
                    await connection.SendAsync("Listening on port 80");
                    await connection.SendAsync("[1,2]");
                    await connection.SendAsync("""{"jsonrpc":"2.0","id":"\ud800","method":"ping"}""");
                    await connection.SendAsync("""{"jsonrpc":"2.0","id":9,"method":"elicitation/create","params":{"message":"\ud800","requestedSchema":{} } }""");
                    await connection.SendAsync("""{"jsonrpc":"2.0","id":4711,"result":{}}""");
                    await connection.SendAsync("""{"jsonrpc":"2.0","id":"x","result":{}}""");
                    await connection.SendAsync("""{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":4711,"message":"whose?"}}""");
                }

                return null;
            },
        });
        var server = await pool.StartAsync();
        Assert.Contains("done", Text(await server.CallToolAsync(new ToolCall("echo", null), Never)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_reaches_the_call_that_it_is_about()
    {
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Answer = async (connection, method, parameters) =>
            {
                if (method == "tools/call")
                {
                    var token = parameters.GetProperty("_meta").GetProperty("progressToken").GetInt64();
                    await connection.SendAsync($$"""{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":{{token}},"progress":1} }""");
                    await connection.SendAsync($$"""{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":{{token}},"progress":2,"message":"half"} }""");
                }

                return null;
            },
        });
        var server = await pool.StartAsync();
        var texts = new List<string>();
        await server.CallToolAsync(new ToolCall("echo", null) { OnProgress = texts.Add }, Never);
        Assert.Equal(["half"], texts);
    }

    [Fact]
    public async Task A_server_that_ends_fails_its_calls_and_those_after_it()
    {
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Answer = async (connection, method, _) =>
            {
                if (method == "tools/call")
                {
                    await connection.CrashAsync();
                }

                return null;
            },
        });
        var server = await pool.StartAsync();
        foreach (var _ in new[] { 1, 2 })
        {
            var error = await Assert.ThrowsAsync<McpException>(() => server.CallToolAsync(new ToolCall("echo", null), Never).WaitAsync(PoolFixture.Patience));
            Assert.Equal((McpFailure.Closed, "Transport closed"), (error.Failure, error.Message));
        }

        Assert.True(server.IsClosed);
    }

    [Fact]
    public async Task A_call_ends_at_its_limit_and_the_server_is_told()
    {
        var clock = new ManualTimeProvider();
        var never = new TaskCompletionSource<string?>();
        await using var pool = new PoolFixture(
            new FakeToolServer { Answer = (_, method, _) => method == "tools/call" ? never.Task : Task.FromResult<string?>(null) }, clock);
        var server = await pool.StartAsync();
        var timers = clock.ActiveTimers;
        var call = server.CallToolAsync(new ToolCall("echo", null) { Timeout = TimeSpan.FromMilliseconds(500) }, Never);
        await clock.WaitForTimersAsync(timers + 1).WaitAsync(PoolFixture.Patience);
        clock.Advance(TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAsync<McpException>(() => call.WaitAsync(PoolFixture.Patience));
        Assert.Equal("timed out awaiting tools/call after 500ms", error.Message);
        await Until(() => pool.Fake.ParamsOf("notifications/cancelled").Count == 1);
        never.SetResult("{}");
    }

    [Fact]
    public async Task A_cancelled_call_tells_the_server()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource<string?>();
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Answer = (_, method, _) =>
            {
                if (method != "tools/call")
                {
                    return Task.FromResult<string?>(null);
                }

                begun.TrySetResult();
                return never.Task;
            },
        });
        var server = await pool.StartAsync();
        using var cancel = new CancellationTokenSource();
        var call = server.CallToolAsync(new ToolCall("echo", null), cancel.Token);
        await begun.Task.WaitAsync(PoolFixture.Patience);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(PoolFixture.Patience));
        await Until(() => pool.Fake.ParamsOf("notifications/cancelled").Count == 1);
        never.SetResult("{}");
    }

    [Theory]
    [InlineData("ping", "{}", """{"result":{}}""")]
    [InlineData("roots/list", "{}", """{"result":{"roots":[]}}""")]
    [InlineData("sampling/createMessage", """{"messages":[]}""", """{"error":{"code":-32601,"message":"sampling/createMessage"}}""")]
    [InlineData("elicitation/create", """{"message":"?","requestedSchema":{"type":"object","properties":{}}}""", """{"result":{"action":"decline"}}""")]
    [InlineData("elicitation/create", """{"mode":"telepathy"}""", """{"error":{"code":-32602,"message":"unknown elicitation mode telepathy"}}""")]
    public async Task A_request_of_the_server_has_this_answer(string method, string parameters, string expected)
    {
        await using var pool = new PoolFixture();
        await pool.StartAsync();
        var answer = await pool.Fake.Connections.Single().AskAsync(method, parameters).WaitAsync(PoolFixture.Patience);
        var name = answer.TryGetProperty("result", out var value) ? "result" : "error";
        Assert.Equal(expected, $$"""{"{{name}}":{{(name == "result" ? value : answer.GetProperty("error")).GetRawText()}}}""");
    }

    [Fact]
    public async Task A_question_goes_to_the_user_of_the_call_that_runs()
    {
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Answer = async (connection, method, _) => method == "tools/call"
                ? (await connection.AskAsync("elicitation/create", """{"message":"Who?","requestedSchema":{"type":"object","properties":{"n":{"type":"string"}}}}""")).GetProperty("result").GetRawText()
                : null,
        });
        var server = await pool.StartAsync();
        var user = new Asked(new ElicitationResult("accept", "{\"n\":\"Bo\"}"u8.ToArray(), "{\"k\":1}"u8.ToArray()));
        var result = await server.CallToolAsync(new ToolCall("echo", null) { Elicitations = user }, Never).WaitAsync(PoolFixture.Patience);
        Assert.Equal("""{"action":"accept","content":{"n":"Bo"},"_meta":{"k":1}}""", Text(result));
        var question = Assert.Single(user.Questions);
        Assert.Equal(("form", "Who?"), (question.Mode, question.Message));
        Assert.Null(question.Meta);
    }

    [Fact]
    public async Task A_withdrawn_question_is_withdrawn_from_the_user()
    {
        await using var pool = new PoolFixture();
        var user = new Asked(null);
        await pool.StartAsync(user);
        var connection = pool.Fake.Connections.Single();
        await connection.SendAsync("""{"jsonrpc":"2.0","id":"q1","method":"elicitation/create","params":{"mode":"url","message":"Go","url":"http://x/","elicitationId":"e"}}""");
        await user.Begun.WaitAsync(PoolFixture.Patience);
        await connection.SendAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"q1"}}""");
        await user.Withdrawn.WaitAsync(PoolFixture.Patience);
    }

    [Fact]
    public async Task A_changed_list_of_tools_is_read_again()
    {
        var fake = new FakeToolServer { Tools = ["""{"name":"old"}"""] };
        await using var pool = new PoolFixture(fake);
        var server = await pool.StartAsync();
        fake.Tools = ["""{"name":"new"}"""];
        await server.RefreshToolsAsync(Never);
        Assert.Equal("old", Assert.Single(server.Tools).Name);
        var connection = fake.Connections.Single();
        await connection.SendAsync("""{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}""");

        // Read behind the notification, on the same stream.
        await connection.AskAsync("ping", "{}").WaitAsync(PoolFixture.Patience);
        await server.RefreshToolsAsync(Never);
        Assert.Equal("new", Assert.Single(server.Tools).Name);
    }

    [Theory]
    [InlineData("""{"capabilities":{}}""", "handshaking with MCP server failed")]
    [InlineData("[]", "handshaking with MCP server failed")]
    public async Task An_answer_to_the_handshake_that_is_none_fails_the_start(string result, string message)
    {
        await using var pool = new PoolFixture(new FakeToolServer { Answer = (_, method, _) => Task.FromResult(method == "initialize" ? result : null) });
        var error = await Assert.ThrowsAsync<McpException>(() => pool.StartAsync());
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(PoolFixture.Patience);
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(5);
        }
    }

    /// <summary>A user with one answer, or one who never answers.</summary>
    private sealed class Asked(ElicitationResult? answer) : IElicitationHandler
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _withdrawn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<Elicitation> Questions { get; } = [];

        public Task Begun => _begun.Task;

        public Task Withdrawn => _withdrawn.Task;

        public async Task<ElicitationResult> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken)
        {
            Questions.Add(elicitation);
            _begun.TrySetResult();
            if (answer is not null)
            {
                return answer;
            }

            await using var withdrawn = cancellationToken.Register(() => _withdrawn.TrySetResult());
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return ElicitationResult.Cancel;
        }
    }
}
