using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Turns;

/// <summary><c>review/start</c> on the wire.</summary>
public sealed class ReviewTests
{
    [Fact]
    public async Task A_review_answers_with_its_turn_and_the_target_in_words()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("Looks good."));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var result = await client.CallAsync(
            "review/start", $$"""{"threadId":"{{thread}}","target":{"type":"commit","sha":"0123456789abcdef","title":" fix it "} }""");
        Assert.Equal(thread, result.GetProperty("reviewThreadId").GetString());
        var turn = result.GetProperty("turn");
        var message = Assert.Single(turn.GetProperty("items").EnumerateArray());
        Assert.Equal("commit 0123456: fix it", message.GetProperty("content")[0].GetProperty("text").GetString());
        var completed = (await client.NextAsync("turn/completed")).GetProperty("params").GetProperty("turn");
        Assert.Equal(turn.GetProperty("id").GetString(), completed.GetProperty("id").GetString());
        Assert.Equal("Looks good.", Assert.Single(completed.GetProperty("items").EnumerateArray()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Input_for_a_running_review_is_refused_with_its_kind_and_for_no_turn_without()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("fine").StallUntil(gate.Task));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var steer = $$"""{"threadId":"{{thread}}","expectedTurnId":"TURN","input":[{"type":"text","text":"x"}]}""";
        var idle = (await client.AskAsync("turn/steer", steer)).GetProperty("error");
        Assert.Equal("no active turn to steer", idle.GetProperty("message").GetString());
        Assert.False(idle.TryGetProperty("data", out _));

        var review = await client.CallAsync("review/start", $$"""{"threadId":"{{thread}}","target":{"type":"uncommittedChanges"} }""");
        var turn = review.GetProperty("turn").GetProperty("id").GetString();
        var busy = (await client.AskAsync("turn/steer", steer.Replace("TURN", turn, StringComparison.Ordinal))).GetProperty("error");
        Assert.Equal(
            "review", busy.GetProperty("data").GetProperty("codexErrorInfo").GetProperty("activeTurnNotSteerable").GetProperty("turnKind").GetString());
        var start = (await client.AskAsync("turn/start", ScriptedDaemon.Turn(thread))).GetProperty("error");
        Assert.Equal(-32603, start.GetProperty("code").GetInt32());
        gate.SetResult();
        await client.NextAsync("turn/completed");
    }

    [Theory]
    [InlineData("""{"type":"custom","instructions":"  "}""", "instructions must not be empty")]
    [InlineData("""{"type":"baseBranch","branch":""}""", "branch must not be empty")]
    [InlineData("""{"type":"commit","sha":" "}""", "sha must not be empty")]
    public async Task An_empty_target_is_refused(string target, string message)
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("x"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var answer = await client.AskAsync("review/start", $$"""{"threadId":"{{thread}}","target":{{target}} }""");
        Assert.Equal(message, answer.GetProperty("error").GetProperty("message").GetString());
    }
}
