using System.Text.Json;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Threads;

public sealed class ThreadReadingTests : ThreadTestBase
{
    [Fact]
    public async Task Lists_page_without_gaps_and_take_a_limit_of_zero_for_one()
    {
        var client = await OpenAsync();
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await StartThreadAsync(client));
            await RunTurnAsync(client, ids[i], $"prompt {i}");
        }

        var first = await client.CallAsync("thread/list", """{"limit":2}""");
        var second = await client.CallAsync("thread/list", $$"""{"limit":2,"cursor":"{{first.GetProperty("nextCursor").GetString()}}"}""");

        Assert.Equal(ids.AsEnumerable().Reverse(), [.. Ids(first), .. Ids(second)]);
        Assert.Equal([ids[2]], Ids(await client.CallAsync("thread/list", """{"limit":0}""")));
        Assert.Equal([ids[1]], Ids(await client.CallAsync("thread/list", """{"searchTerm":"prompt 1"}""")));
        Assert.Empty(Ids(await client.CallAsync("thread/list", """{"sourceKinds":["exec"]}""")));
        Assert.Equal("invalid cursor: zz", await client.RefusalAsync("thread/list", """{"cursor":"zz"}"""));
        Assert.Equal([ids[0]], Ids(await client.CallAsync("thread/loaded/list", """{"limit":1}""")));
    }

    [Fact]
    public async Task Names_goals_and_git_facts_outlive_the_daemon()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        var turn = await RunTurnAsync(client, id, "one");
        await client.CallAsync("thread/name/set", $$"""{"threadId":"{{id}}","name":" My name "}""");
        await client.CallAsync("thread/goal/set", $$"""{"threadId":"{{id}}","objective":"win","tokenBudget":7}""");
        await client.CallAsync("thread/metadata/update", $$$"""{"threadId":"{{{id}}}","gitInfo":{"branch":"b","sha":"s"}}""");
        await client.CallAsync("thread/metadata/update", $$$"""{"threadId":"{{{id}}}","gitInfo":{"sha":null}}""");
        await CloseDaemonAsync();

        client = await OpenAsync();
        var read = await client.CallAsync("thread/read", Id(id));
        var goal = (await client.CallAsync("thread/goal/get", Id(id))).GetProperty("goal");

        Assert.Equal("My name", read.GetProperty("thread").GetProperty("name").GetString());
        Assert.Equal("""{"sha":null,"branch":"b","originUrl":null}""", read.GetProperty("thread").GetProperty("gitInfo").GetRawText());
        Assert.Equal(turn, read.GetProperty("readState").GetProperty("firstUnread").GetProperty("turnId").GetString());
        Assert.Equal("win", goal.GetProperty("objective").GetString());
        Assert.Equal(7, goal.GetProperty("tokenBudget").GetInt64());
        Assert.True((await client.CallAsync("thread/goal/clear", Id(id))).GetProperty("cleared").GetBoolean());
        Assert.False((await client.CallAsync("thread/goal/clear", Id(id))).GetProperty("cleared").GetBoolean());
    }

    [Fact]
    public async Task Who_opens_a_thread_hears_of_its_goal_or_that_there_is_none()
    {
        var client = await OpenAsync();
        var (with, without) = (await StartThreadAsync(client), await StartThreadAsync(client));
        await RunTurnAsync(client, with, "one");
        await RunTurnAsync(client, without, "one");
        await client.CallAsync("thread/goal/set", $$"""{"threadId":"{{with}}","objective":"win","status":"paused"}""");
        await CloseDaemonAsync();

        client = await OpenAsync();
        await client.CallAsync("thread/resume", Id(with));
        await client.WaitForAsync("thread/goal/updated", n => n.GetProperty("threadId").GetString() == with);
        await client.CallAsync("thread/resume", Id(without));
        await client.WaitForAsync("thread/goal/cleared", n => n.GetProperty("threadId").GetString() == without);
        Assert.Single(client.Heard, "thread/goal/cleared");
    }

    [Fact]
    public async Task There_are_no_memories_to_wait_for_or_to_forget()
    {
        var client = await OpenAsync();
        Assert.Equal("""{"v2ConsolidatedThreads":0,"v2Ready":true}""", (await client.CallAsync("memory/status", "{}")).GetRawText());
        Assert.Equal("{}", (await client.CallAsync("memory/reset", "{}")).GetRawText());
    }

    /// <summary>Long enough for its end to be read alone.</summary>
    [Fact]
    public async Task A_page_of_a_long_thread_goes_on_where_the_last_one_ended()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say(new string('a', 9000)));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        var turns = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            turns.Add(await RunTurnAsync(client, id, "prompt"));
        }

        await CloseDaemonAsync();
        client = await OpenAsync();
        var resumed = await client.CallAsync("thread/resume", $$$"""{"threadId":"{{{id}}}","excludeTurns":true,"initialTurnsPage":{"limit":2}}""");
        var seen = Ids(resumed.GetProperty("initialTurnsPage")).ToList();
        Assert.Equal(2, seen.Count);
        var cursor = resumed.GetProperty("initialTurnsPage").GetProperty("nextCursor").GetString();
        while (cursor is not null)
        {
            var page = await client.CallAsync("thread/turns/list", $$"""{"threadId":"{{id}}","limit":3,"cursor":"{{JsonEncodedText.Encode(cursor)}}"}""");
            seen.AddRange(Ids(page));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        Assert.Equal(Enumerable.Reverse(turns), seen);
        Assert.Equal("prompt", resumed.GetProperty("thread").GetProperty("preview").GetString());
        turns.Add(await RunTurnAsync(client, id, "more"));
        Assert.Equal([turns[^1]], Ids(await client.CallAsync("thread/turns/list", $$"""{"threadId":"{{id}}","limit":1}""")));
        Assert.Equal(13, Model.Requests[^1].InputTexts.Count(text => text is "prompt" or "more"));
    }

    [Fact]
    public async Task A_fork_goes_its_own_way_from_the_turn_that_it_was_cut_at()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        var first = await RunTurnAsync(client, id, "shared");
        await RunTurnAsync(client, id, "only the source");

        var fork = (await client.CallAsync("thread/fork", $$"""{"threadId":"{{id}}","lastTurnId":"{{first}}"}""")).GetProperty("thread");
        var forkId = fork.GetProperty("id").GetString()!;
        await RunTurnAsync(client, forkId, "only the fork");

        Assert.Equal(id, fork.GetProperty("forkedFromId").GetString());
        Assert.Equal(1, fork.GetProperty("turns").GetArrayLength());
        var request = string.Join("\n", Model.Requests[^1].InputTexts);
        Assert.Contains("shared", request, StringComparison.Ordinal);
        Assert.DoesNotContain("only the source", request, StringComparison.Ordinal);
        Assert.Equal($"cannot delete thread {id}: forked history still references it", await client.RefusalAsync("thread/delete", Id(id)));
    }

    [Theory]
    [InlineData("thread/turns/list", "ephemeral threads do not support thread/turns/list")]
    [InlineData("thread/fork", "no rollout found for thread id ID")]
    [InlineData("thread/goal/get", "ephemeral thread does not support metadata updates: ID")]
    [InlineData("thread/items/list", "thread/items/list is not supported yet")]
    public async Task Ephemeral_threads_have_nothing_on_disk(string method, string refusal)
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client, """{"ephemeral":true}""");
        await RunTurnAsync(client, id, "one");

        Assert.Equal(refusal.Replace("ID", id, StringComparison.Ordinal), await client.RefusalAsync(method, Id(id)));
    }

    [Theory]
    [InlineData("thread/resume", "no rollout found for thread id ID")]
    [InlineData("thread/turns/list", "thread ID is not materialized yet; thread/turns/list is unavailable before first user message")]
    public async Task A_thread_without_a_message_is_not_recorded(string method, string refusal)
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);

        Assert.Equal(refusal.Replace("ID", id, StringComparison.Ordinal), await client.RefusalAsync(method, Id(id)));
        Assert.Empty(Ids(await client.CallAsync("thread/list", "{}")));
    }
}
