using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Testing.Model;
using Daemon.Testing.Time;

namespace Daemon.ModelClient.Tests.Http;

public sealed class ResponsesClientTests
{
    [Fact]
    public async Task A_message_streams_and_completes()
    {
        await using ClientFixture fixture = ClientFixture.Start(
            ModelTurn.Reason("Thinking.").AndSay("Hello there").WithUsage(1000, 20, cached: 300, reasoning: 7).WithEndTurn(false));

        List<ModelEvent> events = await fixture.CollectAsync();

        Assert.Equal(
            ["Created", "ItemAdded", "ReasoningSummaryPartAdded", "ReasoningSummaryDelta", "ItemDone", "ItemAdded", "TextDelta", "TextDelta", "ItemDone", "Completed"],
            events.Select(e => e.GetType().Name));
        Assert.Equal(new ModelEvent.ReasoningSummaryDelta("rs_0", 0, "Thinking."), events[3]);
        Assert.Equal([new ModelEvent.TextDelta("msg_0", "Hello"), new ModelEvent.TextDelta("msg_0", " there")], events[6..8]);
        ResponseItem message = ((ModelEvent.ItemDone)events[8]).Item;
        Assert.Equal((ResponseItemKind.Message, "msg_0", "assistant"), (message.Kind, message.Id, message.Role));
        Assert.Equal(new ModelEvent.Completed("resp_0", new TokenUsage(1000, 300, 0, 20, 7, 1020), false), events[^1]);
    }

    [Fact]
    public async Task Calls_arrive_with_their_arguments()
    {
        await using ClientFixture fixture = ClientFixture.Start(
            ModelTurn.Call("exec_command", """{"cmd":"ls"}""", "c1").AndCustom("apply_patch", "*** Begin Patch"));

        ResponseItem[] items = [.. (await fixture.CollectAsync()).OfType<ModelEvent.ItemDone>().Select(done => done.Item)];

        Assert.Equal([(ResponseItemKind.FunctionCall, "c1", "exec_command"), (ResponseItemKind.CustomToolCall, "call_0_1", "apply_patch")],
            items.Select(item => (item.Kind, item.CallId, item.Name)));
    }

    [Fact]
    public async Task Limits_come_first_when_the_headers_state_them()
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Say("ok")
            .WithHeader("x-codex-primary-used-percent", "12.5")
            .WithHeader("x-codex-primary-window-minutes", "300")
            .WithHeader("x-codex-primary-reset-at", "1795260868")
            .WithHeader("x-codex-secondary-used-percent", "not a number"));

        List<ModelEvent> events = await fixture.CollectAsync();

        Assert.Equal(new ModelEvent.Limits(new RateLimits(new RateLimitWindow(13, 300, 1795260868), null)), events[0]);
    }

    [Fact]
    public async Task Connections_are_used_again()
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Say("ok"));

        for (int i = 0; i < 3; i++)
        {
            await fixture.CollectAsync();
        }

        Assert.Equal([0, 0, 0], fixture.Server.Requests.Select(request => request.Connection));
    }

    [Fact]
    public async Task Cancellation_ends_a_silent_stream_and_the_connection()
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Say("never").StallForever());
        using var cancel = new CancellationTokenSource();
        IAsyncEnumerator<ModelEvent> stream = fixture.Client.StreamAsync(ClientFixture.Request(), cancel.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await stream.MoveNextAsync());

        ValueTask<bool> pending = stream.MoveNextAsync();
        await cancel.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pending);
        Assert.Equal(cancel.Token, error.CancellationToken);
        await stream.DisposeAsync();
        await fixture.Server.WaitForDisconnectsAsync(1).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_cancelled_token_sends_nothing()
    {
        await using ClientFixture fixture = ClientFixture.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.CollectAsync(cancellationToken: new CancellationToken(true)));

        Assert.Empty(fixture.Server.Requests);
    }

    [Fact]
    public async Task A_delta_of_ten_megabytes_arrives_whole()
    {
        string text = new('é', 5 * 1024 * 1024);
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.SayInParts(text, "end"));

        List<ModelEvent> events = await fixture.CollectAsync();

        Assert.Equal([text, "end"], events.OfType<ModelEvent.TextDelta>().Select(delta => delta.Delta));
    }

    [Fact]
    public async Task An_answer_may_end_with_its_connection()
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Bytes(
            "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\ndata: {\"type\":\"response.completed\",\"response\":{\"id\":\"r\"}}\n\n"u8.ToArray()));

        Assert.Equal([new ModelEvent.Completed("r", null, null)], await fixture.CollectAsync());
    }

    [Fact]
    public async Task Nothing_is_read_after_the_end_event()
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Raw(
            """{"type":"response.completed","response":{"id":"r"}}""", """{"type":"response.failed"}"""));

        Assert.Equal([new ModelEvent.Completed("r", null, null)], await fixture.CollectAsync());
    }

    [Fact]
    public async Task No_timer_is_left_behind()
    {
        var time = new ManualTimeProvider();
        await using var fixture = new ClientFixture(FakeResponsesServer.Start(ModelTurn.Say("ok"), ModelTurn.Failed("c", "m")), time: time);

        await fixture.CollectAsync();
        await fixture.FailAsync();

        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task Turns_run_side_by_side()
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Say("ok"));

        List<ModelEvent>[] results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.CollectAsync()));

        Assert.All(results, events => Assert.IsType<ModelEvent.Completed>(events[^1]));
        Assert.Equal(20, fixture.Server.Requests.Count);
    }
}
