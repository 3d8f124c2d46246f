using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Turns;

/// <summary>Questions to several clients. The command is one that the sandbox does not run unasked.</summary>
public sealed class ApprovalTests
{
    private const string Approval = "item/commandExecution/requestApproval";
    private static readonly ModelTurn Asking = ModelTurn.Call("exec_command", """{"cmd":"rm -f nothing"}""");

    [Fact]
    public async Task Every_subscriber_is_asked_under_one_id_and_the_first_answer_wins()
    {
        await using var daemon = new ScriptedDaemon(Asking, ModelTurn.Say("done"));
        await using var one = await daemon.JoinAsync();
        await using var two = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(one, "on-request");
        await MaterialiseAndJoinAsync(one, two, thread);
        var id = (await one.NextAsync(Approval)).GetProperty("id").GetInt32();
        Assert.Equal(id, (await two.NextAsync(Approval)).GetProperty("id").GetInt32());

        await two.SendAsync($$$"""{"id":{{{id}}},"result":{"decision":"decline"}}""");
        await one.NextAsync("serverRequest/resolved");
        await two.NextAsync("serverRequest/resolved");
        await one.SendAsync($$$"""{"id":{{{id}}},"result":{"decision":"accept"}}""");
        await one.NextAsync("turn/completed");
        Assert.Equal("declined", CommandStatus(one));
        await two.NextAsync("turn/completed");
        Assert.Equal("declined", CommandStatus(two));
    }

    [Fact]
    public async Task When_all_clients_are_gone_the_question_waits_for_the_next()
    {
        await using var daemon = new ScriptedDaemon(Asking, ModelTurn.Say("done"));
        string thread;
        int id;
        await using (var first = await daemon.JoinAsync())
        {
            thread = await daemon.StartThreadAsync(first, "on-request");
            await first.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
            id = (await first.NextAsync(Approval)).GetProperty("id").GetInt32();
        }

        await using var second = await daemon.JoinAsync();
        await second.CallAsync("thread/resume", $$"""{"threadId":"{{thread}}"}""");
        Assert.Equal(id, (await second.NextAsync(Approval)).GetProperty("id").GetInt32());
        await second.SendAsync($$$"""{"id":{{{id}}},"result":{"decision":"decline"}}""");
        await second.NextAsync("turn/completed");
    }

    /// <summary>What cannot be understood is a refusal, and the connection goes on.</summary>
    [Theory]
    [InlineData("""{"result":{}}""")]
    [InlineData("""{"result":null}""")]
    [InlineData("""{"result":[]}""")]
    [InlineData("""{"result":7}""")]
    [InlineData("""{"result":{"decision":null}}""")]
    [InlineData("""{"result":{"decision":"sure"}}""")]
    [InlineData("""{"result":{"decision":{"acceptWithExecpolicyAmendment":null}}}""")]
    [InlineData("""{"result":{"decision":{"acceptWithExecpolicyAmendment":{}}}}""")]
    [InlineData("""{"result":{"decision":{"acceptWithExecpolicyAmendment":{"execpolicy_amendment":[1]}}}}""")]
    [InlineData("""{"result":{"decision":{"accept":{},"decline":{}}}}""")]
    [InlineData("""{"result":{"decision":"\ud800"}}""")]
    [InlineData("""{"error":{"code":1,"message":"no"}}""")]
    [InlineData("deep")]
    public async Task A_broken_answer_approves_nothing(string answer)
    {
        if (answer == "deep")
        {
            answer = $$$"""{"result":{"decision":{{{new string('[', 100)}}}{{{new string(']', 100)}}}}}""";
        }

        await using var daemon = new ScriptedDaemon(Asking, ModelTurn.Say("done"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client, "on-request");
        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        var id = (await client.NextAsync(Approval)).GetProperty("id").GetInt32();
        await client.SendAsync($"{{\"id\":{id},{answer[1..]}");
        var end = await client.NextAsync("turn/completed");
        Assert.Equal("completed", end.GetProperty("params").GetProperty("turn").GetProperty("status").GetString());
        Assert.Equal("failed", CommandStatus(client));
    }

    [Fact]
    public async Task Cancel_ends_the_turn()
    {
        await using var daemon = new ScriptedDaemon(Asking, ModelTurn.Say("never said"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client, "on-request");
        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        var id = (await client.NextAsync(Approval)).GetProperty("id").GetInt32();
        await client.SendAsync($$$"""{"id":{{{id}}},"result":{"decision":"cancel"}}""");
        var end = await client.NextAsync("turn/completed");
        Assert.Equal("interrupted", end.GetProperty("params").GetProperty("turn").GetProperty("status").GetString());
        Assert.Single(daemon.Model.Requests);
    }

    private static async Task MaterialiseAndJoinAsync(WireClient one, WireClient two, string thread)
    {
        await one.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        await one.ReadUntilAsync(m => m.TryGetProperty("method", out var method) && method.GetString() == "item/completed");
        await two.CallAsync("thread/resume", $$"""{"threadId":"{{thread}}"}""");
    }

    private static string CommandStatus(WireClient client) => Assert.Single(
        client.Seen.Where(m => m.TryGetProperty("method", out var method) && method.GetString() == "item/completed")
            .Select(m => m.GetProperty("params").GetProperty("item")),
        item => item.GetProperty("type").GetString() == "commandExecution").GetProperty("status").GetString()!;
}
