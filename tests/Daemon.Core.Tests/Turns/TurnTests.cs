using Daemon.Core.History;
using Daemon.Core.Tests.Fakes;
using Daemon.ModelClient;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Turns;

/// <summary>Turns without interference: order of events, what is resent, odd streams.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task The_events_of_a_plain_turn_come_in_order()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Of(ModelReply.Added("m"), ModelReply.Delta("m", "he"), ModelReply.Delta("m", "llo"), ModelReply.Message("hello", "m"))));
        var outcome = await harness.SubmitAsync(SessionHarness.Turn("hi"));
        var end = await harness.NextAsync<EventMsg.TaskComplete>();

        Assert.Equal(TurnOutcome.Completed, end.Outcome);
        Assert.Equal("hello", end.LastAgentMessage!.Text);
        Assert.Equal(outcome.TurnId, end.TurnId);
        Assert.Equal(
            [
                "SubmissionOutcome", "TaskStarted", "ItemStarted", "ItemCompleted", "ItemStarted", "AgentMessageDelta", "AgentMessageDelta",
                "ItemCompleted", "TokenUsageUpdated", "RateLimitsUpdated", "TaskComplete",
            ],
            harness.Seen.Select(message => message.GetType().Name));
        var items = harness.Seen.OfType<EventMsg.ItemStarted>().Select(started => started.Item).ToList();
        Assert.IsType<TurnItem.UserMessage>(items[0]);
        Assert.Equal("", Assert.IsType<TurnItem.AgentMessage>(items[1]).Text);
    }

    [Fact]
    public async Task A_request_holds_instructions_then_context_then_the_user()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")));
        await harness.RunTurnAsync("hi");
        var input = Assert.Single(harness.Model.Requests).Input;
        Assert.Equal(["developer", "developer", "user", "user"], input.Select(item => item.Role));
        var texts = input.Select(ResponseItems.TextOf).ToList();
        Assert.Equal("Be brief.", texts[0]);
        Assert.StartsWith("<permissions instructions>", texts[1], StringComparison.Ordinal);
        Assert.StartsWith("<environment_context>", texts[2], StringComparison.Ordinal);
        Assert.Equal("hi", texts[3]);
    }

    [Fact]
    public async Task Model_ids_are_not_resent_and_own_ids_are()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Of(
                ModelReply.Raw("""{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"opaque"}"""), ModelReply.ExecCall("true")),
            ModelReply.Say("one"),
            ModelReply.Say("two")));
        await harness.RunTurnAsync("first");
        await harness.RunTurnAsync("second");
        var input = harness.Model.Requests[^1].Input;
        foreach (var item in input.Where(item => item.IsCall || item.Role == "assistant" || item.Kind == Protocol.Responses.ResponseItemKind.Reasoning))
        {
            Assert.Null(item.Id);
        }

        Assert.Equal("opaque", Assert.Single(input, i => i.Kind == Protocol.Responses.ResponseItemKind.Reasoning).Json().GetProperty("encrypted_content").GetString());
        Assert.All(input.Where(item => item.IsCallOutput), output => Assert.StartsWith("fco_", output.Id, StringComparison.Ordinal));
        Assert.All(input.Where(item => item.Role == "user"), message => Assert.StartsWith("msg_", message.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task End_turn_false_asks_again_without_a_call()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Open(ModelReply.Message("not yet"), ModelReply.Completed(endTurn: false)), ModelReply.Say("done", "msg_2")));
        var end = await harness.RunTurnAsync();
        Assert.Equal("done", end.LastAgentMessage!.Text);
        Assert.Equal(2, harness.Model.Requests.Count);
    }

    [Fact]
    public async Task Deltas_of_items_that_never_began_are_dropped_and_a_lone_item_is_told_whole()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Of(
            ModelReply.Delta("ghost", "boo"),
            new ModelEvent.ReasoningSummaryDelta("ghost", 0, "boo"),
            new ModelEvent.ReasoningTextDelta("ghost", 0, "boo"),
            new ModelEvent.ReasoningSummaryPartAdded("ghost", 0),
            ModelReply.Message("whole", "late"),
            ModelReply.Delta("late", "after the end"),
            ModelReply.Added("never done"))));
        var end = await harness.RunTurnAsync();
        Assert.Equal(TurnOutcome.Completed, end.Outcome);
        Assert.Empty(harness.Seen.OfType<EventMsg.AgentMessageDelta>());
        var started = harness.Seen.OfType<EventMsg.ItemStarted>().Select(s => s.Item).OfType<TurnItem.AgentMessage>().First();
        Assert.Equal("whole", started.Text);
        Assert.Single(harness.Seen.OfType<EventMsg.ItemCompleted>(), done => done.Item is TurnItem.AgentMessage);
    }

    [Fact]
    public async Task An_item_that_begins_twice_is_told_once()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Of(ModelReply.Added("m"), ModelReply.Added("m"), ModelReply.Message("x", "m"))));
        await harness.RunTurnAsync();
        Assert.Single(harness.Seen.OfType<EventMsg.ItemStarted>(), started => started.Item.Id == "m");
    }

    [Fact]
    public async Task Events_behind_the_end_of_a_response_change_nothing()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Open(ModelReply.Message("x"), ModelReply.Completed(), ModelReply.ExecCall("late"), ModelReply.Message("late"))));
        var end = await harness.RunTurnAsync();
        Assert.Equal("x", end.LastAgentMessage!.Text);
        Assert.Single(harness.Model.Requests);
        Assert.Equal(0, harness.Commands.Untaken);
    }

    [Fact]
    public async Task Items_of_unknown_kinds_are_kept_and_resent_as_they_are()
    {
        const string Odd = """{"type":"image_generation_call","status":"completed","future":{"deep":[1,2,{"x":null}]}}""";
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Of(ModelReply.Raw(Odd)), ModelReply.Say("ok")));
        await harness.RunTurnAsync();
        await harness.RunTurnAsync();
        Assert.Contains(Odd, harness.Model.Requests[^1].Input.Select(item => item.Json.Text()));
    }

    [Fact]
    public async Task An_unknown_model_is_warned_about_at_each_turn()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")), new HarnessOptions { KnownModel = false });
        await harness.RunTurnAsync();
        await harness.RunTurnAsync();
        Assert.Equal(2, harness.Seen.OfType<EventMsg.Warning>().Count(w => w.Message.Contains("`mock-model`", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_turn_without_input_asks_the_model_once()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")));
        await harness.SubmitAsync(new Op.UserTurn([], SettingsPatch.None, TurnOptions.None));
        var end = await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(TurnOutcome.Completed, end.Outcome);
        Assert.DoesNotContain(harness.Seen, message => message is EventMsg.ItemStarted { Item: TurnItem.UserMessage });
    }

    [Fact]
    public async Task Usage_adds_up_over_turns()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")));
        await harness.RunTurnAsync();
        await harness.RunTurnAsync();
        var told = harness.Seen.OfType<EventMsg.TokenUsageUpdated>().Last();
        Assert.Equal(220, told.Total.Total);
        Assert.Equal(110, told.Last.Total);
        Assert.Equal(258_400, told.ModelContextWindow);
        Assert.Equal((told.Total, told.Last), harness.Session.Usage);
    }
}
