using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Turns;

/// <summary>Tools that the client offers and carries out.</summary>
public sealed class DynamicToolTests
{
    private const string Schema = """{"type":"object","properties":{"a":{"type":"number"}}}""";

    // One line: lines end messages.
    private const string Tools =
        $$"""[{"type":"function","name":"plain","description":"A plain one","inputSchema":{{Schema}} },"""
        + """{"type":"namespace","name":"grp","description":"A group","tools":["""
        + $$"""{"type":"function","name":"inner","description":"in","inputSchema":{{Schema}} },"""
        + $$"""{"type":"function","name":"later","description":"later","inputSchema":{{Schema}},"deferLoading":true}]}]""";

    [Theory]
    [InlineData(null, "plain")]
    [InlineData("grp", "inner")]
    [InlineData("grp", "later")]
    public async Task The_client_carries_out_the_call_and_the_model_reads_what_it_gave_back(string? space, string tool)
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Call(tool, """{"a":1}""", ns: space), ModelTurn.Say("done"));
        await using var client = await daemon.JoinAsync();
        await StartTurnAsync(daemon, client);

        var request = await client.NextAsync("item/tool/call");
        await RespondAsync(client, request, """{"contentItems":[{"type":"inputText","text":"forty-two"}],"success":true}""");
        var completed = await client.ReadUntilAsync(m => IsCompleted(m, "dynamicToolCall"));
        await client.NextAsync("turn/completed");

        var parameters = request.GetProperty("params");
        Assert.Equal((space, tool, 1), (parameters.GetProperty("namespace").GetString(), parameters.GetProperty("tool").GetString(), parameters.GetProperty("arguments").GetProperty("a").GetInt32()));
        Assert.True(completed.GetProperty("params").GetProperty("item").GetProperty("success").GetBoolean());
        Assert.Equal("forty-two", Output(daemon).GetString());
        Assert.DoesNotContain("serverRequest/resolved", client.Methods);
    }

    [Theory]
    [InlineData("""{"error":{"code":-1,"message":"no"}}""", "dynamic tool request failed")]
    [InlineData("""{"result":{"bogus":1}}""", "dynamic tool response was invalid")]
    [InlineData("""{"result":{"contentItems":[{"type":"inputText","text":"it broke"}],"success":false}}""", "it broke")]
    public async Task A_client_that_fails_leaves_a_failed_item_that_the_model_reads(string answer, string told)
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Call("plain", "{}"), ModelTurn.Say("done"));
        await using var client = await daemon.JoinAsync();
        await StartTurnAsync(daemon, client);

        var request = await client.NextAsync("item/tool/call");
        await client.SendAsync($$"""{"id":{{request.GetProperty("id")}},{{answer[1..]}}""");
        var completed = await client.ReadUntilAsync(m => IsCompleted(m, "dynamicToolCall"));
        await client.NextAsync("turn/completed");

        var item = completed.GetProperty("params").GetProperty("item");
        Assert.Equal("failed", item.GetProperty("status").GetString());
        Assert.Equal(told, item.GetProperty("contentItems")[0].GetProperty("text").GetString());
        Assert.Equal(told, Output(daemon).GetString());
    }

    [Fact]
    public async Task Several_parts_are_told_as_they_came_and_what_is_no_image_is_named()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Call("plain", "{}"), ModelTurn.Say("done"));
        await using var client = await daemon.JoinAsync();
        await StartTurnAsync(daemon, client);

        var request = await client.NextAsync("item/tool/call");
        await RespondAsync(
            client, request, """{"contentItems":[{"type":"inputText","text":"one"},{"type":"inputImage","imageUrl":"data:image/png;base64,AAAA"}],"success":true}""");
        await client.NextAsync("turn/completed");

        Assert.Equal(
            ["one", "image content omitted because it could not be processed"],
            Output(daemon).EnumerateArray().Select(part => part.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task An_interrupt_ends_a_call_that_the_client_does_not_answer()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Call("plain", "{}"), ModelTurn.Say("done"));
        await using var client = await daemon.JoinAsync();
        var (thread, turn) = await StartTurnAsync(daemon, client);
        await client.NextAsync("item/tool/call");

        await client.PostAsync("turn/interrupt", $$"""{"threadId":"{{thread}}","turnId":"{{turn}}"}""");
        var completed = await client.ReadUntilAsync(m => IsCompleted(m, "dynamicToolCall"));
        var ended = await client.NextAsync("turn/completed");

        Assert.Equal("failed", completed.GetProperty("params").GetProperty("item").GetProperty("status").GetString());
        Assert.Equal("interrupted", ended.GetProperty("params").GetProperty("turn").GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_model_hears_of_them_unless_they_are_deferred_and_still_after_a_resume()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("hello"));
        await using var client = await daemon.JoinAsync();
        var (thread, _) = await StartTurnAsync(daemon, client);
        await client.NextAsync("turn/completed");
        await client.CallAsync("thread/archive", $$"""{"threadId":"{{thread}}"}""");
        await client.CallAsync("thread/unarchive", $$"""{"threadId":"{{thread}}"}""");
        await client.CallAsync("thread/resume", $$"""{"threadId":"{{thread}}"}""");
        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        await client.NextAsync("turn/completed");

        foreach (var request in daemon.Model.Requests)
        {
            var tools = request.Json.GetProperty("tools").EnumerateArray().ToList();
            Assert.Contains(tools, t => t.ToString() == $$"""{"type":"function","name":"plain","description":"A plain one","strict":false,"parameters":{{Schema}}}""");
            var group = tools.Single(t => t.TryGetProperty("name", out var name) && name.GetString() == "grp");
            Assert.Equal(["inner"], group.GetProperty("tools").EnumerateArray().Select(t => t.GetProperty("name").GetString()));
        }

        Assert.Equal(2, daemon.Model.Requests.Count);
    }

    [Theory]
    [InlineData("bad name!", "dynamic tool name must match ^[a-zA-Z0-9_-]+$ to match Responses API: bad name!")]
    [InlineData("", "dynamic tool name must not be empty")]
    [InlineData(" a", "dynamic tool name has leading/trailing whitespace:  a")]
    [InlineData("mcp__a", "dynamic tool name is reserved: mcp__a")]
    [InlineData("mcp", "dynamic tool name is reserved: mcp")]
    public async Task Names_that_the_api_would_refuse_are_refused_at_once(string name, string reason) =>
        await RefusedAsync($$"""[{"type":"function","name":"{{name}}","description":"x","inputSchema":{{Schema}} }]""", reason);

    [Theory]
    [InlineData("mcp", "dynamic tool namespace is reserved: mcp")]
    [InlineData("functions", "dynamic tool namespace collides with a reserved Responses API namespace: functions")]
    [InlineData("bad ns", "dynamic tool namespace must match ^[a-zA-Z0-9_-]+$ to match Responses API: bad ns")]
    public async Task Namespaces_that_the_api_would_refuse_are_refused_at_once(string name, string reason) => await RefusedAsync(
        $$"""[{"type":"namespace","name":"{{name}}","description":"x","tools":[{"type":"function","name":"q","description":"x","inputSchema":{{Schema}} }]}]""",
        reason);

    [Theory]
    [InlineData("""[{"type":"function","name":"a","description":"x","inputSchema":5}]""", "dynamic tool input schema is not supported for a")]
    [InlineData("""[{"type":"function","name":"a","description":"x","inputSchema":{},"deferLoading":true}]""", "deferred dynamic tool must include a namespace: a")]
    [InlineData("""[{"type":"namespace","name":"e","description":"x","tools":[]}]""", "dynamic tool namespace must contain at least one tool: e")]
    [InlineData("""[{"type":"function","name":"a","description":"x","inputSchema":{}},{"type":"function","name":"a","description":"x","inputSchema":{}}]""", "duplicate dynamic tool name: a")]
    public async Task Tools_that_cannot_be_offered_are_refused(string tools, string reason) => await RefusedAsync(tools, reason);

    private static async Task RefusedAsync(string tools, string reason)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        Assert.StartsWith(reason, await client.RefusedAsync("thread/start", $$"""{"dynamicTools":{{tools}} }"""), StringComparison.Ordinal);
    }

    private static async Task<(string Thread, string Turn)> StartTurnAsync(ScriptedDaemon daemon, WireClient client)
    {
        var started = await client.CallAsync("thread/start", $$"""{"cwd":"{{daemon.Cwd}}","dynamicTools":{{Tools}} }""");
        var thread = started.GetProperty("thread").GetProperty("id").GetString()!;
        var turn = await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        return (thread, turn.GetProperty("turn").GetProperty("id").GetString()!);
    }

    private static Task RespondAsync(WireClient client, JsonElement request, string result) =>
        client.SendAsync($$"""{"id":{{request.GetProperty("id")}},"result":{{result}} }""");

    private static bool IsCompleted(JsonElement message, string type) =>
        message.TryGetProperty("method", out var method) && method.GetString() == "item/completed"
        && message.GetProperty("params").GetProperty("item").GetProperty("type").GetString() == type;

    private static JsonElement Output(ScriptedDaemon daemon) =>
        daemon.Model.Requests[1].Input.Single(i => i.GetProperty("type").GetString() == "function_call_output").GetProperty("output");
}
