using Daemon.Testing.Model;
using Daemon.Testing.Time;

namespace Daemon.AppServer.Tests.Threads;

public sealed class ThreadLifeCycleTests : ThreadTestBase
{
    [Fact]
    public async Task Archiving_moves_a_thread_out_of_reach_until_it_is_unarchived()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");

        await client.CallAsync("thread/archive", Id(id));

        Assert.Equal(
            $"session {id} is archived. Run `codex unarchive {id}` to unarchive it first.", await client.RefusalAsync("thread/resume", Id(id)));
        Assert.Equal($"thread not found: {id}", await client.RefusalAsync("turn/start", $$"""{"threadId":"{{id}}","input":[]}"""));
        Assert.Empty(Ids(await client.CallAsync("thread/list", "{}")));
        Assert.Equal([id], Ids(await client.CallAsync("thread/list", """{"archived":true}""")));
        Assert.Equal(id, (await client.CallAsync("thread/read", Id(id))).GetProperty("thread").GetProperty("id").GetString());

        await client.CallAsync("thread/unarchive", Id(id));

        Assert.Equal([id], Ids(await client.CallAsync("thread/list", "{}")));
        Assert.Equal($"no archived rollout found for thread id {id}", await client.RefusalAsync("thread/unarchive", Id(id)));
    }

    [Fact]
    public async Task Archiving_interrupts_the_running_turn_first_and_tells_in_order()
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Model = FakeResponsesServer.Start(ModelTurn.Say("late").StallUntil(never.Task));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await BeginTurnAsync(client, id, "one");
        await client.WaitForAsync("item/completed");

        await client.CallAsync("thread/archive", Id(id));
        await client.WaitForAsync("thread/archived");

        Assert.Equal(
            ["thread/status/changed", "turn/completed", "thread/status/changed", "thread/archived"], client.Heard.TakeLast(4));
        never.SetResult();
    }

    [Fact]
    public async Task A_deleted_thread_is_gone_for_everybody()
    {
        var client = await OpenAsync();
        var other = await JoinAsync();
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");

        await client.CallAsync("thread/delete", Id(id));

        Assert.Equal(id, (await other.WaitForAsync("thread/deleted")).GetProperty("threadId").GetString());
        Assert.Equal($"thread not loaded: {id}", await client.RefusalAsync("thread/read", Id(id)));
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "home", "sessions"), "*.jsonl", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Reverting_drops_a_turn_and_the_model_forgets_it()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        var first = await RunTurnAsync(client, id, "keep me");
        var second = await RunTurnAsync(client, id, "forget me");

        await client.CallAsync("thread/revert", $$"""{"threadId":"{{id}}","beforeTurnId":"{{second}}"}""");
        Assert.Equal([first], Ids(await client.CallAsync("thread/turns/list", Id(id))));

        await RunTurnAsync(client, id, "go on");
        var request = string.Join("\n", Model.Requests[^1].InputTexts);
        Assert.Contains("keep me", request, StringComparison.Ordinal);
        Assert.DoesNotContain("forget me", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revert_to_an_unknown_turn_leaves_the_thread_as_it_was()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        var turn = await RunTurnAsync(client, id, "one");

        Assert.Equal("turn not found: x", await client.RefusalAsync("thread/revert", $$"""{"threadId":"{{id}}","beforeTurnId":"x"}"""));
        Assert.Equal([turn], Ids(await client.CallAsync("thread/turns/list", Id(id))));
        await RunTurnAsync(client, id, "two");
    }

    [Fact]
    public async Task A_thread_that_nobody_listens_to_is_unloaded_after_a_minute()
    {
        var clock = new ManualTimeProvider();
        var client = await OpenAsync(clock);
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");

        await client.CallAsync("thread/unsubscribe", Id(id));
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal([id], Ids(await client.CallAsync("thread/loaded/list", "{}")));

        clock.Advance(TimeSpan.FromSeconds(1));
        await client.WaitForAsync("thread/closed");

        Assert.Empty(Ids(await client.CallAsync("thread/loaded/list", "{}")));
        await client.CallAsync("thread/resume", Id(id));
    }

    [Fact]
    public async Task A_second_daemon_cannot_write_to_a_thread_but_reads_it()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");

        var other = await OpenAsync();

        Assert.Equal($"thread {id} already has an active writer", await other.RefusalAsync("thread/resume", Id(id)));
        Assert.Equal($"thread {id} already has an active writer", await other.RefusalAsync("thread/archive", Id(id)));
        Assert.Equal([id], Ids(await other.CallAsync("thread/list", "{}")));
    }

    [Fact]
    public async Task Resumes_at_the_same_time_load_a_thread_once()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");
        await CloseDaemonAsync();

        var one = await OpenAsync();
        var two = await JoinAsync();
        await Task.WhenAll(one.CallAsync("thread/resume", Id(id)), two.CallAsync("thread/resume", Id(id)));
        await BeginTurnAsync(one, id, "two");

        await Task.WhenAll(one.WaitForAsync("turn/completed"), two.WaitForAsync("turn/completed"));
    }
}
