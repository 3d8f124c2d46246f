using Daemon.Acp.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.Acp.Tests.Agent;

/// <summary>Handshake and the life of sessions.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task The_handshake_says_what_the_agent_can_do()
    {
        await using var agent = new AgentUnderTest();

        var answer = await agent.Editor.CallAsync("initialize", """{"protocolVersion":7}""");

        Assert.Equal(1, answer.GetProperty("protocolVersion").GetInt32());
        Assert.True(answer.GetProperty("agentCapabilities").GetProperty("loadSession").GetBoolean());
        Assert.Equal("api-key", answer.GetProperty("authMethods")[0].GetProperty("id").GetString());
        Assert.DoesNotContain("sk-test", answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("session/new", """{"cwd":"/","mcpServers":[]}""", "initialize comes first")]
    [InlineData("initialize", """{}""", "protocolVersion")]
    public async Task Before_the_handshake_nothing_else_works(string method, string parameters, string reason)
    {
        await using var agent = new AgentUnderTest();

        Assert.Contains(reason, (await agent.Editor.RefusedAsync(method, parameters)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("session/prompt", """{"sessionId":"nope","prompt":[{"type":"text","text":"x"}]}""", -32002, "no session nope")]
    [InlineData("session/set_mode", """{"sessionId":"nope","modeId":"auto"}""", -32002, "no session nope")]
    [InlineData("session/new", """{"cwd":"relative","mcpServers":[]}""", -32602, "absolute")]
    [InlineData("session/new", """{"mcpServers":[]}""", -32602, "cwd")]
    [InlineData("session/new", """{"cwd":"/","mcpServers":[{"type":"sse","name":"s","url":"http://x","headers":[]}]}""", -32602, "server s")]
    [InlineData("authenticate", """{"methodId":"palm-reading"}""", -32602, "palm-reading")]
    [InlineData("session/dance", """{}""", -32601, "session/dance")]
    public async Task Bad_requests_are_refused_in_words(string method, string parameters, int code, string reason)
    {
        await using var agent = new AgentUnderTest();
        await agent.StartAsync();

        var refusal = await agent.Editor.RefusedAsync(method, parameters);

        Assert.Equal(code, refusal.Code);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loaded_session_shows_what_was_said_before_the_answer_comes()
    {
        await using var agent = new AgentUnderTest(ModelTurn.Say("hello there"));
        var session = await agent.StartAsync();
        await agent.PromptAsync(session, "good morning");
        await agent.Editor.CallAsync("session/close", $$"""{"sessionId":"{{session}}"}""");
        var before = agent.Editor.Updates.Count;

        await agent.Editor.CallAsync("session/load", $$"""{"sessionId":"{{session}}","cwd":"{{agent.Cwd}}","mcpServers":[]}""");

        var shown = agent.Editor.Updates.Skip(before).Select(u => u.GetProperty("sessionUpdate").GetString()).ToList();
        Assert.Equal(["user_message_chunk", "agent_message_chunk"], shown.Take(2));
        Assert.Equal("good morning", agent.Editor.Text("user_message_chunk"));
    }

    [Fact]
    public async Task Sessions_are_listed_and_deleted()
    {
        await using var agent = new AgentUnderTest();
        var session = await agent.StartAsync();
        await agent.PromptAsync(session, "find the bug");

        var list = await agent.Editor.CallAsync("session/list", $$"""{"cwd":"{{agent.Cwd}}"}""");
        await agent.Editor.CallAsync("session/delete", $$"""{"sessionId":"{{session}}"}""");
        var empty = await agent.Editor.CallAsync("session/list", $$"""{"cwd":"{{agent.Cwd}}"}""");

        var listed = Assert.Single(list.GetProperty("sessions").EnumerateArray());
        Assert.Equal((session, "find the bug"), (listed.GetProperty("sessionId").GetString(), listed.GetProperty("title").GetString()));
        Assert.Empty(empty.GetProperty("sessions").EnumerateArray());
    }

    [Fact]
    public async Task Modes_and_models_are_offered_and_chosen()
    {
        await using var agent = new AgentUnderTest();
        await agent.Editor.CallAsync("initialize", """{"protocolVersion":1}""");
        var session = await agent.Editor.CallAsync("session/new", $$"""{"cwd":"{{agent.Cwd}}","mcpServers":[]}""");
        var id = session.GetProperty("sessionId").GetString();

        Assert.Equal("read-only", session.GetProperty("modes").GetProperty("currentModeId").GetString());
        await agent.Editor.CallAsync("session/set_mode", $$"""{"sessionId":"{{id}}","modeId":"full-access"}""");
        var unknown = await agent.Editor.RefusedAsync("session/set_mode", $$"""{"sessionId":"{{id}}","modeId":"yolo"}""");
        var model = await agent.Editor.RefusedAsync("session/set_config_option", $$"""{"sessionId":"{{id}}","configId":"model","value":"gpt-1"}""");

        Assert.Contains("full-access", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("gpt-1", model.Message, StringComparison.Ordinal);
    }
}
