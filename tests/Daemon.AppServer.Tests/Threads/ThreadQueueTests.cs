using System.Text.Json;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Threads;

/// <summary>Queued input: waits for the running turn, is lost by nothing, and stands still after an interrupt.</summary>
public sealed class ThreadQueueTests : ThreadTestBase
{
    [Fact]
    public async Task An_idle_thread_begins_with_what_is_queued_at_once()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await AddAsync(client, id, "c1", "hello");
        var message = await client.WaitForAsync("item/completed");
        Assert.Equal("c1", message.GetProperty("item").GetProperty("clientId").GetString());
        await client.WaitForAsync("turn/completed");
        Assert.Empty(await ListAsync(client, id));
    }

    [Fact]
    public async Task What_waits_can_be_changed_and_runs_in_order_when_the_turn_has_ended()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Model = FakeResponsesServer.Start(ModelTurn.Say("slow").StallUntil(end.Task), ModelTurn.Say("two"), ModelTurn.Say("three"));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await BeginTurnAsync(client, id, "first");
        await client.WaitForAsync("item/completed");

        var a = await AddAsync(client, id, "a", "A");
        var b = await AddAsync(client, id, "b", "B");
        var c = await AddAsync(client, id, "c", "C");
        await client.CallAsync("thread/queue/update", $$"""{"threadId":"{{id}}","queuedSubmissionId":"{{a}}","input":[{"type":"text","text":"A2"}]}""");
        await client.CallAsync("thread/queue/reorder", $$"""{"threadId":"{{id}}","queuedSubmissionIds":["{{c}}","{{b}}","{{a}}"]}""");
        Assert.True((await client.CallAsync("thread/queue/delete", Submission(id, c))).GetProperty("deleted").GetBoolean());
        Assert.False((await client.CallAsync("thread/queue/delete", Submission(id, c))).GetProperty("deleted").GetBoolean());
        Assert.Equal(["B", "A2"], await ListAsync(client, id));
        var page = await client.CallAsync("thread/queue/list", $$"""{"threadId":"{{id}}","limit":1}""");
        Assert.Equal("1", page.GetProperty("nextCursor").GetString());
        Assert.Equal("thread already has an active or pending turn", await client.RefusalAsync("thread/queue/start", Id(id)));
        Assert.Equal(
            "queue reorder must include every queued submission exactly once",
            await client.RefusalAsync("thread/queue/reorder", $$"""{"threadId":"{{id}}","queuedSubmissionIds":["{{b}}","{{b}}"]}"""));

        end.SetResult();
        foreach (var expected in new[] { "b", "a" })
        {
            await client.WaitForAsync("item/completed", n => n.GetProperty("item").TryGetProperty("clientId", out var name) && name.GetString() == expected);
        }

        await client.WaitForAsync("turn/completed");
        Assert.Empty(await ListAsync(client, id));
        Assert.Equal("queue is empty", await client.RefusalAsync("thread/queue/start", Id(id)));
    }

    [Fact]
    public async Task After_an_interrupt_it_waits_for_the_user()
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Model = FakeResponsesServer.Start(ModelTurn.Say("slow").StallUntil(never.Task), ModelTurn.Say("two"), ModelTurn.Say("three"));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await BeginTurnAsync(client, id, "first");
        await client.WaitForAsync("item/completed");

        // The slow answer is the interrupted turn's.
        await Model.WaitForRequestsAsync(1);
        await AddAsync(client, id, "a", "A");
        var b = await AddAsync(client, id, "b", "B");
        await client.CallAsync("turn/interrupt", $$"""{"threadId":"{{id}}","turnId":""}""");
        await client.WaitForAsync("turn/completed");
        Assert.Equal(["A", "B"], await ListAsync(client, id));

        var started = await client.CallAsync("thread/queue/start", Submission(id, b));
        await client.WaitForAsync("turn/completed", n => n.GetProperty("turn").GetProperty("id").GetString() == started.GetProperty("turn").GetProperty("id").GetString());
        await client.WaitForAsync("turn/completed");
        Assert.Empty(await ListAsync(client, id));
        never.SetResult();
    }

    [Fact]
    public async Task A_restart_keeps_the_queue_and_the_thread_goes_on_with_it_when_it_is_opened()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say("one"), ModelTurn.Say("two"));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "first");
        await client.CallAsync("thread/unsubscribe", Id(id));
        await CloseDaemonAsync();

        client = await OpenAsync();
        await AddAsync(client, id, "left", "left over");
        Assert.Equal("resume the thread before starting a queued message", await client.RefusalAsync("thread/queue/start", Id(id)));
        Assert.Equal(["left over"], await ListAsync(client, id));
        await client.CallAsync("thread/resume", $$"""{"threadId":"{{id}}","excludeTurns":true}""");
        Assert.Equal("left", (await client.WaitForAsync("item/completed")).GetProperty("item").GetProperty("clientId").GetString());
        await client.WaitForAsync("turn/completed");
    }

    [Fact]
    public async Task What_cannot_be_queued_is_refused()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        var ephemeral = await StartThreadAsync(client, """{"ephemeral":true}""");
        Assert.Equal(
            "only user input can be added to the user-message queue",
            await client.RefusalAsync("thread/queue/add", $$"""{"threadId":"{{id}}","clientUserMessageId":"c","input":[]}"""));
        Assert.Equal($"ephemeral thread does not support queued submissions: {ephemeral}", await client.RefusalAsync("thread/queue/list", Id(ephemeral)));
        Assert.Equal("invalid queue pagination cursor: zz", await client.RefusalAsync("thread/queue/list", $$"""{"threadId":"{{id}}","cursor":"zz"}"""));
        Assert.Equal("queued submission not found: nope", await client.RefusalAsync("thread/queue/start", Submission(id, "nope")));
    }

    private static async Task<string> AddAsync(TestClient client, string thread, string clientId, string text) => (await client.CallAsync(
        "thread/queue/add", $$"""{"threadId":"{{thread}}","clientUserMessageId":"{{clientId}}","input":[{"type":"text","text":"{{text}}"}]}"""))
        .GetProperty("queuedSubmission").GetProperty("id").GetString()!;

    private static async Task<string[]> ListAsync(TestClient client, string thread) =>
        [.. (await client.CallAsync("thread/queue/list", Id(thread))).GetProperty("data").EnumerateArray().Select(Text)];

    private static string Text(JsonElement submission) => submission.GetProperty("input")[0].GetProperty("text").GetString()!;

    private static string Submission(string thread, string id) => $$"""{"threadId":"{{thread}}","queuedSubmissionId":"{{id}}"}""";
}
