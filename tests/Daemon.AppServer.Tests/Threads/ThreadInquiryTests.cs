using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Threads;

/// <summary>Questions to a model beside a thread, and notes of the user for it.</summary>
public sealed class ThreadInquiryTests
{
    [Fact]
    public async Task A_sample_sees_the_thread_and_leaves_nothing_in_it()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("one"), ModelTurn.Say("sampled").WithUsage(7, 3, cached: 5), ModelTurn.Say("two"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var turn = await RunAsync(client, thread);

        var sample = await client.CallAsync("thread/sample", Sample(thread, turn));
        await RunAsync(client, thread);

        Assert.Equal($$"""{"sourceTurnId":"{{turn}}","responseId":"resp_1","text":"sampled","inputTokens":7,"cachedInputTokens":5,"outputTokens":3}""", sample.GetRawText());
        Assert.Contains("what else?", daemon.Model.Requests[1].InputTexts);
        Assert.Contains("one", daemon.Model.Requests[1].InputTexts);
        Assert.DoesNotContain("what else?", daemon.Model.Requests[2].InputTexts);
        Assert.Equal(daemon.Model.Requests[0].Json.GetProperty("tools").GetRawText(), daemon.Model.Requests[1].Json.GetProperty("tools").GetRawText());
    }

    [Fact]
    public async Task A_sample_is_refused_where_it_makes_no_sense()
    {
        var gate = new TaskCompletionSource();
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("one"), ModelTurn.Say("two").StallUntil(gate.Task), ModelTurn.Say("meanwhile"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var turn = await RunAsync(client, thread);

        Assert.Equal("sample source turn must be the latest finished turn", await client.RefusedAsync("thread/sample", Sample(thread, "other")));
        Assert.Equal("thread/sample requires a loaded source", await client.RefusedAsync("thread/sample", Sample("01a1ff3a-71c6-7893-9076-66ff161f613f", turn)));
        var limit = "thread/sample requires expectedTurnId and a prompt of at most 4000 bytes";
        Assert.Equal(limit, await client.RefusedAsync("thread/sample", Sample(thread, turn, new string('x', 4001))));
        Assert.Equal(limit, await client.RefusedAsync("thread/sample", Sample(thread, turn, " ")));

        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        await daemon.Model.WaitForRequestsAsync(2).WaitAsync(WireClient.Patience);
        Assert.Equal("sample source must be idle", await client.RefusedAsync("thread/sample", Sample(thread, turn)));
        var during = await client.CallAsync("thread/sample", Sample(thread, turn).Replace("\"prompt\"", "\"allowInProgressTurn\":true,\"prompt\"", StringComparison.Ordinal));
        Assert.Equal("meanwhile", during.GetProperty("text").GetString());
        gate.SetResult();
        await client.NextAsync("turn/completed");
    }

    [Fact]
    public async Task A_sample_can_be_cancelled()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("one"), ModelTurn.Silence());
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var turn = await RunAsync(client, thread);

        var id = await client.PostAsync("thread/sample", Sample(thread, turn));
        await daemon.Model.WaitForRequestsAsync(2).WaitAsync(WireClient.Patience);
        await client.PostAsync("thread/sample/cancel", $$"""{"requestId":{{id}}}""");
        var answer = await client.ReadUntilAsync(message => message.TryGetProperty("id", out var answered) && answered.GetInt32() == id);

        Assert.Equal((-32603, "sample canceled"), Error(answer));
        Assert.Equal("{}", (await client.CallAsync("thread/sample/cancel", """{"requestId":"unknown"}""")).GetRawText());
    }

    [Fact]
    public async Task A_sample_that_fails_says_why()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("one"), ModelTurn.Failed("invalid_prompt", "not this"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var turn = await RunAsync(client, thread);
        Assert.Equal((-32603, "not this"), Error(await client.AskAsync("thread/sample", Sample(thread, turn))));
    }

    [Fact]
    public async Task The_last_call_is_reviewed()
    {
        await using var daemon = new ScriptedDaemon(
            ModelTurn.Call("exec_command", """{"cmd":"true"}""", "c1"),
            ModelTurn.Say("done"),
            ModelTurn.Say("""{"outcome":"deny","risk_level":"high","user_authorization":"low","rationale":"because"}"""));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        Assert.Contains("yet", await client.RefusedAsync("thread/guardianReview", Thread(thread)), StringComparison.Ordinal);
        await RunAsync(client, thread);

        var review = await client.CallAsync("thread/guardianReview", Thread(thread));

        Assert.Equal(
            """{"callId":"c1","assessment":{"outcome":"deny","rationale":"because","riskLevel":"high","userAuthorization":"low"}}""", review.GetRawText());
        Assert.Contains(daemon.Model.Requests[2].InputTexts, text => text.Contains("{\n  \"tool\": \"exec_command\"", StringComparison.Ordinal));
        Assert.Equal("guardian", daemon.Model.Requests[2].Headers["x-openai-subagent"]);
    }

    [Fact]
    public async Task What_the_user_allows_and_plans_is_told_to_the_model()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("ok"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);

        await client.CallAsync("thread/approveGuardianDeniedAction", Event(thread, """{"id":"r","status":"denied","action":{"type":"command","command":"rm -rf /x"}}"""));
        await client.CallAsync("thread/approveGuardianDeniedAction", Event(thread, """{"id":"r","status":"approved","action":{"command":"not told"}}"""));
        Assert.EndsWith("missing field `status`", await client.RefusedAsync("thread/approveGuardianDeniedAction", Event(thread, """{"id":"r"}""")), StringComparison.Ordinal);
        Assert.EndsWith("missing field `id`", await client.RefusedAsync("thread/approveGuardianDeniedAction", Event(thread, "7")), StringComparison.Ordinal);
        Assert.EndsWith(
            "missing field `action`", await client.RefusedAsync("thread/approveGuardianDeniedAction", Event(thread, """{"id":"r","status":"denied"}""")), StringComparison.Ordinal);
        Assert.Equal("The approved plan is empty.", await client.RefusedAsync("thread/prepareApprovedPlan", $$"""{"threadId":"{{thread}}","markdown":" "}"""));
        var plan = await client.CallAsync("thread/prepareApprovedPlan", $$"""{"threadId":"{{thread}}","markdown":"# Do it","attachmentPath":"/p.md"}""");
        Assert.Equal("Implement the plan.", plan.GetProperty("prompt").GetString());
        await RunAsync(client, thread);

        var texts = daemon.Model.Requests[0].InputTexts;
        Assert.Contains(texts, text => text.EndsWith("""{"type":"command","command":"rm -rf /x"}""", StringComparison.Ordinal));
        Assert.Contains("The user has approved this plan. It is kept in /p.md.\n\n<approved_plan>\n# Do it\n</approved_plan>", texts);
        Assert.DoesNotContain(texts, text => text.Contains("not told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Questions_outside_are_counted()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        Assert.Equal("""{"count":1,"paused":true}""", (await client.CallAsync("thread/increment_elicitation", Thread(thread))).GetRawText());
        Assert.Equal("""{"count":0,"paused":false}""", (await client.CallAsync("thread/decrement_elicitation", Thread(thread))).GetRawText());
        Assert.Equal("out-of-band elicitation count is already zero", await client.RefusedAsync("thread/decrement_elicitation", Thread(thread)));
    }

    [Fact]
    public async Task A_running_turn_changes_its_model_from_the_next_request_on()
    {
        var gate = new TaskCompletionSource();
        await using var daemon = new ScriptedDaemon(
            ModelTurn.Call("exec_command", """{"cmd":"true"}""", "c1").StallUntil(gate.Task), ModelTurn.Say("done"), ModelTurn.Say("next"));
        await File.AppendAllTextAsync(Path.Join(daemon.Home, "config.toml"), "\n[features]\nstep_model_switching = true\n");
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var turn = (await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread))).GetProperty("turn").GetProperty("id").GetString()!;
        await daemon.Model.WaitForRequestsAsync(1).WaitAsync(WireClient.Patience);

        Assert.Equal("applied", await UpdateAsync(turn));
        Assert.Equal("targetUnavailable", await UpdateAsync("other"));
        gate.SetResult();
        await client.NextAsync("turn/completed");
        Assert.Equal("targetUnavailable", await UpdateAsync(turn));
        await RunAsync(client, thread);

        Assert.Equal(["mock-model", "other-model", "mock-model"], daemon.Model.Requests.Select(request => request.Json.GetProperty("model").GetString()));
        Assert.Equal("high", daemon.Model.Requests[1].Json.GetProperty("reasoning").GetProperty("effort").GetString());

        async Task<string?> UpdateAsync(string turnId) => (await client.CallAsync(
            "turn/settings/update", $$"""{"threadId":"{{thread}}","turnId":"{{turnId}}","model":"other-model","effort":"high"}""")).GetProperty("status").GetString();
    }

    [Fact]
    public async Task Turns_change_only_where_the_feature_is_on()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        Assert.Contains("step_model_switching", await client.RefusedAsync("turn/settings/update", $$"""{"threadId":"{{thread}}","turnId":"x"}"""), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(WireClient client, string thread)
    {
        var turn = await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        await client.NextAsync("turn/completed");
        return turn.GetProperty("turn").GetProperty("id").GetString()!;
    }

    private static string Thread(string thread) => $$"""{"threadId":"{{thread}}"}""";

    private static string Sample(string thread, string turn, string prompt = "what else?") =>
        $$"""{"threadId":"{{thread}}","expectedTurnId":"{{turn}}","prompt":"{{prompt}}"}""";

    private static string Event(string thread, string reviewEvent) => $$"""{"threadId":"{{thread}}","event":{{reviewEvent}}}""";

    private static (int Code, string? Message) Error(JsonElement answer)
    {
        var error = answer.GetProperty("error");
        return (error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString());
    }
}
