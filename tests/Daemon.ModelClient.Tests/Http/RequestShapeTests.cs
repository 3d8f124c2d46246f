using System.Text;
using System.Text.Json;
using Daemon.Testing.Model;

namespace Daemon.ModelClient.Tests.Http;

/// <summary>What goes over the wire: address, headers, body.</summary>
public sealed class RequestShapeTests
{
    private const string Message = """{"type":"message","role":"user","content":[{"type":"input_text","text":"hé \"quoted\" <b>"}]}""";

    [Fact]
    public async Task The_whole_body_in_its_order()
    {
        ModelRequest request = ClientFixture.Request(Message, """{"type":"odd",   "kept":  1}""") with
        {
            Model = "gpt-5.5",
            Tools = """[{"type":"function","name":"f"}]"""u8.ToArray(),
            ServiceTier = "priority",
            ReasoningEffort = "high",
            ReasoningSummary = "detailed",
            Verbosity = "low",
            OutputSchema = """{"type":"object"}"""u8.ToArray(),
            ParallelToolCalls = false,
        };

        RecordedRequest sent = await SendAsync(request);

        string metadata = sent.Json.GetProperty("client_metadata").GetProperty("x-codex-turn-metadata").GetString()!;
        string quotedMetadata = metadata.Replace("\"", "\\\"", StringComparison.Ordinal);
        Assert.Equal(
            $$$"""
            {"model":"gpt-5.5","stream":true,"service_tier":"priority","input":[{{{Message}}},{"type":"odd",   "kept":  1}],
            "tools":[{"type":"function","name":"f"}],"tool_choice":"auto","parallel_tool_calls":false,
            "reasoning":{"effort":"high","summary":"detailed"},"store":false,"include":["reasoning.encrypted_content"],
            "prompt_cache_key":"thread-1",
            "text":{"verbosity":"low","format":{"type":"json_schema","strict":true,"schema":{"type":"object"},"name":"codex_output_schema"}},
            "client_metadata":{"x-codex-installation-id":"installation-1","session_id":"session-1","thread_id":"thread-1","turn_id":"turn-1",
            "root_turn_id":"turn-1","x-codex-window-id":"thread-1:0","x-codex-turn-metadata":"{{{quotedMetadata}}}"}}
            """.ReplaceLineEndings(string.Empty),
            Encoding.UTF8.GetString(sent.Body));
    }

    [Fact]
    public async Task Optional_members_are_left_out()
    {
        RecordedRequest sent = await SendAsync(ClientFixture.Request() with { ReasoningSummary = "none", Tools = default });

        Assert.Equal(
            ["model", "stream", "input", "tools", "tool_choice", "parallel_tool_calls", "store", "include", "prompt_cache_key", "client_metadata"],
            sent.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("[]", "[]"), (sent.Json.GetProperty("tools").GetRawText(), sent.Json.GetProperty("include").GetRawText()));
    }

    [Fact]
    public async Task A_long_history_is_sent_whole()
    {
        string[] items = [.. Enumerable.Range(0, 5000).Select(i => $$"""{"type":"message","role":"user","content":"{{new string('x', 200)}} {{i}}"}""")];

        RecordedRequest sent = await SendAsync(ClientFixture.Request(items));

        Assert.Equal(items, sent.Input.Select(item => item.GetRawText()));
    }

    [Fact]
    public async Task Headers_say_who_asks()
    {
        ModelRequest request = ClientFixture.Request();
        RecordedRequest sent = await SendAsync(request with
        {
            Identity = request.Identity with { Subagent = "review", WindowNumber = 2, Originator = "näme\r\nx-evil: 1" },
        });

        var expected = new Dictionary<string, string>
        {
            ["accept"] = "text/event-stream",
            ["content-type"] = "application/json",
            ["originator"] = "n_me__x-evil: 1",
            ["user-agent"] = "tests/0.169.0 (Linux)",
            ["session-id"] = "session-1",
            ["thread-id"] = "thread-1",
            ["x-client-request-id"] = "thread-1",
            ["x-codex-window-id"] = "thread-1:2",
            ["x-openai-subagent"] = "review",
            ["x-codex-turn-metadata"] = sent.Json.GetProperty("client_metadata").GetProperty("x-codex-turn-metadata").GetString()!,
            ["host"] = new Uri($"http://{sent.Headers["host"]}").Authority,
            ["content-length"] = $"{sent.Body.Length}",
        };
        Assert.Equal(expected.OrderBy(header => header.Key), sent.Headers.Select(h => KeyValuePair.Create(h.Key.ToLowerInvariant(), h.Value)).OrderBy(h => h.Key));
    }

    [Fact]
    public async Task Turn_metadata_is_ASCII_JSON()
    {
        ModelRequest request = ClientFixture.Request() with { Model = "mödel" };

        RecordedRequest sent = await SendAsync(request with { Identity = request.Identity with { RootTurnId = "root", RequestKind = "compaction" } });

        string metadata = sent.Headers["x-codex-turn-metadata"];
        Assert.True(Ascii.IsValid(metadata));
        using JsonDocument document = JsonDocument.Parse(metadata);
        Assert.Equal(
            """
            {"installation_id":"installation-1","session_id":"session-1","thread_id":"thread-1","agent_name":"/root","turn_id":"turn-1",
            "window_id":"thread-1:0","window_number":0,"request_kind":"compaction","root_turn_id":"root","sandbox_mode":"workspace-write",
            "turn_started_at_unix_ms":1795260868478,"model":"m\u00F6del"}
            """.ReplaceLineEndings(string.Empty),
            metadata);
        Assert.Equal("mödel", document.RootElement.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Configured_query_and_headers_are_applied()
    {
        RecordedRequest sent = await SendAsync(
            ClientFixture.Request(),
            options => options with
            {
                BaseUrl = options.BaseUrl + "/",
                QueryParams = new Dictionary<string, string> { ["api-version"] = "2025 x&y", ["é"] = "" },
                HttpHeaders = new Dictionary<string, string>
                {
                    ["X-Mine"] = "v", ["User-Agent"] = "mine", ["thread-id"] = "forged", ["Content-Type"] = "application/json; charset=utf-8", ["Authorization"] = "Basic abc",
                },
                EnvHttpHeaders = new Dictionary<string, string> { ["X-Env"] = "SET", ["X-Unset"] = "UNSET", ["X-Blank"] = "BLANK" },
            },
            new Dictionary<string, string> { ["SET"] = "from env", ["BLANK"] = " " });

        Assert.Equal("/v1/responses?api-version=2025%20x%26y&%C3%A9=", sent.Path);
        Assert.Equal(
            ("v", "mine", "thread-1", "application/json; charset=utf-8", "Basic abc", "from env"),
            (sent.Headers["x-mine"], sent.Headers["user-agent"], sent.Headers["thread-id"], sent.Headers["content-type"], sent.Headers["authorization"], sent.Headers["x-env"]));
        Assert.DoesNotContain("x-unset", sent.Headers.Keys);
        Assert.DoesNotContain("x-blank", sent.Headers.Keys);
    }

    [Theory]
    [InlineData("bad name", "v")]
    [InlineData("X-Ok", "secret\r\nX-Evil: 1")]
    public async Task A_header_that_cannot_be_sent_is_named_without_its_value(string name, string value)
    {
        await using var fixture = new ClientFixture(
            FakeResponsesServer.Start(), options => options with { HttpHeaders = new Dictionary<string, string> { [name] = value } });

        ModelException error = await fixture.FailAsync();

        Assert.Equal($"model_providers.mock.http_headers: header `{name}` has a name or value that HTTP cannot carry", error.Message);
        Assert.False(error.Retryable);
        Assert.Empty(fixture.Server.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("localhost:80")]
    [InlineData("ftp://example.org/v1")]
    public void A_base_URL_must_be_one(string? baseUrl)
    {
        using var factory = new ModelClientFactory(codexHome: null);

        var error = Assert.Throws<ArgumentException>(() => factory.Create(new ModelProviderOptions { Id = "p", Name = "P", BaseUrl = baseUrl }));

        Assert.Contains("model_providers.p.base_url", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_show_the_address_without_its_query()
    {
        await using var fixture = new ClientFixture(
            FakeResponsesServer.Start(ModelTurn.Status(404)),
            options => options with { QueryParams = new Dictionary<string, string> { ["key"] = "secret" } });

        ModelException error = await fixture.FailAsync();

        Assert.EndsWith($", url: {fixture.Server.BaseUrl}/responses", error.Message, StringComparison.Ordinal);
    }

    private static async Task<RecordedRequest> SendAsync(
        ModelRequest request, Func<ModelProviderOptions, ModelProviderOptions>? configure = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var fixture = new ClientFixture(FakeResponsesServer.Start(), configure, environment: environment);
        await fixture.CollectAsync(request);
        return Assert.Single(fixture.Server.Requests);
    }
}
