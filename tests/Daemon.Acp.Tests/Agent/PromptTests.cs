using System.Text.Json;
using Daemon.Acp.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.Acp.Tests.Agent;

/// <summary>Prompts, what they show, and how they end.</summary>
public sealed class PromptTests
{
    [Fact]
    public async Task A_prompt_is_answered_after_everything_it_showed()
    {
        await using var agent = new AgentUnderTest(ModelTurn.Reason("hm").AndSay("hello there"));
        var session = await agent.StartAsync();

        var reason = await agent.PromptAsync(session);

        Assert.Equal("end_turn", reason);
        Assert.Equal("hello there", agent.Editor.Text("agent_message_chunk"));
        Assert.Equal("hm", agent.Editor.Text("agent_thought_chunk"));
    }

    [Fact]
    public async Task A_command_is_asked_about_and_its_output_shown()
    {
        await using var agent = new AgentUnderTest(ModelTurn.Call("exec_command", Escalated("echo $((6*7))")), ModelTurn.Say("done"));
        agent.Editor.Answer = (_, p) => Choose(p, "allow_once");
        var session = await agent.StartAsync();

        await agent.PromptAsync(session);

        var (method, question) = Assert.Single(agent.Editor.Asked);
        var ended = await agent.Editor.UpdateAsync("tool_call_update", u => u.TryGetProperty("status", out var s) && s.GetString() == "completed");
        Assert.Equal("session/request_permission", method);
        Assert.Equal("echo $((6*7))", question.GetProperty("toolCall").GetProperty("title").GetString());
        Assert.Contains("42", ended.GetProperty("content")[0].GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, ended.GetProperty("rawOutput").GetProperty("exit_code").GetInt32());
    }

    [Theory]
    [InlineData("""{"outcome":{"outcome":"cancelled"}}""")]
    [InlineData("""{"outcome":{"outcome":"selected","optionId":"made up"}}""")]
    [InlineData(null)]
    public async Task Without_a_valid_yes_a_command_does_not_run(string? answer)
    {
        await using var agent = new AgentUnderTest(ModelTurn.Call("exec_command", Escalated("touch ran")), ModelTurn.Say("done"));
        agent.Editor.Answer = (_, _) => answer;
        var session = await agent.StartAsync();

        await agent.PromptAsync(session);

        Assert.Single(agent.Editor.Asked);
        Assert.False(File.Exists(Path.Join(agent.Cwd, "ran")));
    }

    [Fact]
    public async Task A_patch_is_asked_about_with_its_text()
    {
        const string Patch = "*** Begin Patch\n*** Add File: a.txt\n+one\n*** End Patch\n";
        await using var agent = new AgentUnderTest(ModelTurn.Custom("apply_patch", Patch), ModelTurn.Say("done"));
        agent.Editor.Answer = (_, p) => Choose(p, "allow_once");
        var session = await agent.StartAsync();

        await agent.PromptAsync(session);

        var question = Assert.Single(agent.Editor.Asked).Params.GetProperty("toolCall");
        var diff = question.GetProperty("content").EnumerateArray().Single(c => c.GetProperty("type").GetString() == "diff");
        Assert.Equal("Create a.txt", question.GetProperty("title").GetString());
        Assert.Equal("one\n", diff.GetProperty("newText").GetString());
        Assert.Equal("one\n", await File.ReadAllTextAsync(Path.Join(agent.Cwd, "a.txt")));
    }

    [Fact]
    public async Task Cancelling_ends_the_prompt_and_the_next_one_runs()
    {
        await using var agent = new AgentUnderTest(ModelTurn.Say("never").StallForever(), ModelTurn.Say("second"));
        var session = await agent.StartAsync();
        var running = agent.PromptAsync(session);
        var second = await agent.Editor.RefusedAsync("session/prompt", AgentUnderTest.Prompt(session, "too early"));
        await agent.Model.WaitForRequestsAsync(1);

        agent.Editor.Notify("session/cancel", $$"""{"sessionId":"{{session}}"}""");

        Assert.Contains("still running", second.Message, StringComparison.Ordinal);
        Assert.Equal("cancelled", await running);
        Assert.Equal("end_turn", await agent.PromptAsync(session));
    }

    [Fact]
    public async Task Cancelling_the_request_cancels_the_prompt()
    {
        await using var agent = new AgentUnderTest(ModelTurn.Say("never").StallForever());
        var session = await agent.StartAsync();
        var running = agent.PromptAsync(session);
        await agent.Model.WaitForRequestsAsync(1);

        // Ids are counted up: initialize, session/new, session/prompt.
        agent.Editor.Notify("$/cancel_request", """{"requestId":3}""");

        Assert.Equal("cancelled", await running);
    }

    [Fact]
    public async Task A_turn_that_fails_is_an_error_in_words()
    {
        await using var agent = new AgentUnderTest(ModelTurn.Status(400, """{"error":{"message":"no such model"}}"""));
        var session = await agent.StartAsync();

        var refusal = await agent.Editor.RefusedAsync("session/prompt", AgentUnderTest.Prompt(session, "go"));

        Assert.Contains("no such model", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slash_command_compacts_the_conversation()
    {
        await using var agent = new AgentUnderTest(ModelTurn.Say("first"), ModelTurn.Say("a summary"));
        var session = await agent.StartAsync("""{"session":{"compaction":{}}}""");
        await agent.PromptAsync(session);

        Assert.Equal("end_turn", await agent.PromptAsync(session, "/compact"));

        Assert.Equal(2, agent.Model.Requests.Count);
        await agent.Editor.UpdateAsync("compaction_update", u => u.GetProperty("status").GetString() == "completed");
    }

    [Fact]
    public async Task The_plan_is_shown_as_a_whole()
    {
        const string Plan = """{"plan":[{"step":"look","status":"completed"},{"step":"fix","status":"in_progress"}]}""";
        await using var agent = new AgentUnderTest(ModelTurn.Call("update_plan", Plan), ModelTurn.Say("done"));
        var session = await agent.StartAsync();

        await agent.PromptAsync(session);

        var plan = await agent.Editor.UpdateAsync("plan");
        Assert.Equal(
            ["look completed", "fix in_progress"],
            plan.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("content")} {e.GetProperty("status")}"));
    }

    /// <summary>A command that wants to run outside the sandbox, which is asked about.</summary>
    private static string Escalated(string command) =>
        $$"""{"cmd":"{{command}}","sandbox_permissions":"require_escalated","justification":"the test wants it"}""";

    /// <summary>The first option of this kind.</summary>
    private static string Choose(JsonElement question, string kind)
    {
        var option = question.GetProperty("options").EnumerateArray().First(o => o.GetProperty("kind").GetString() == kind);
        return $$$"""{"outcome":{"outcome":"selected","optionId":"{{{option.GetProperty("optionId").GetString()}}}"}}""";
    }
}
