using Daemon.Config.Model;
using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Turns;

public sealed class CompactionTests
{
    [Fact]
    public async Task By_hand_the_history_becomes_the_users_words_and_a_summary()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Exec("x"), ModelReply.Say("answer"), ModelReply.Say("two"), ModelReply.Say("the summary"), ModelReply.Say("three")));
        await harness.RunTurnAsync("first");
        await harness.RunTurnAsync("second");
        await harness.SubmitAsync(new Op.Compact());
        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        var request = harness.Model.Requests[3];
        Assert.Equal("compaction", request.Identity.RequestKind);
        Assert.Equal(BaseInstructions.CompactPrompt, ResponseItems.TextOf(request.Input[^1]));

        await harness.RunTurnAsync("third");
        var after = harness.Model.Requests[^1];
        Assert.Equal(1, after.Identity.WindowNumber);
        Assert.Equal(
            ["Be brief.", "first", "<permissions", "<environment", "second", $"{BaseInstructions.SummaryPrefix}\nthe summary", "third"],
            after.Input.Select(ResponseItems.TextOf).Select(text => text.StartsWith('<') ? text[..12] : text));
    }

    [Fact]
    public async Task It_happens_by_itself_before_a_turn_and_within_one()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(
                ModelReply.Open(ModelReply.ExecCall("x"), ModelReply.Completed(total: 950)),
                ModelReply.Say("summary one"),
                ModelReply.Open(ModelReply.Message("done"), ModelReply.Completed(total: 950)),
                ModelReply.Say("summary two"),
                ModelReply.Say("next")),
            new HarnessOptions { Config = config => config with { AutoCompactTokenLimit = 900 } });
        await harness.RunTurnAsync("first");
        Assert.Single(harness.Seen, m => m is EventMsg.ItemCompleted { Item: TurnItem.ContextCompaction });
        await harness.RunTurnAsync("second");
        Assert.Equal(
            ["turn", "compaction", "turn", "compaction", "turn"], harness.Model.Requests.Take(5).Select(request => request.Identity.RequestKind));
        Assert.All(harness.Model.Requests[^1].Input, item => Assert.False(item.IsCall || item.IsCallOutput));
    }

    [Fact]
    public async Task One_that_fails_leaves_the_history_as_it_was()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Say("one"), ModelReply.Open(ModelReply.Failure("no")), ModelReply.Say("two")));
        await harness.RunTurnAsync("first");
        await harness.SubmitAsync(new Op.Compact());
        Assert.Equal(TurnOutcome.Failed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        await harness.RunTurnAsync("second");
        Assert.Equal(["first", "second"], harness.Model.Requests[^1].UserTexts());
        Assert.Contains(harness.Model.Requests[^1].Input, item => item.Role == "assistant");
    }

    [Fact]
    public async Task A_provider_that_condenses_histories_itself_is_asked_to()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(
                ModelReply.Say("one"),
                ModelReply.Of(ModelReply.Raw("""{"type":"compaction","id":"cmp_1","encrypted_content":"opaque"}""")),
                ModelReply.Say("two"),
                ModelReply.Say("no compaction item")),
            new HarnessOptions
            {
                Config = config => config with
                {
                    ModelProviders = new Dictionary<string, ProviderConfig> { ["mock"] = new() { Id = "mock", Name = "OpenAI" } },
                },
            });
        await harness.RunTurnAsync("first");
        await harness.SubmitAsync(new Op.Compact());
        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal("""{"type":"compaction_trigger"}""", harness.Model.Requests[1].Input[^1].Json.Text());
        Assert.NotEqual("[]", harness.Model.Requests[1].Tools.Text());

        await harness.RunTurnAsync("second");
        var after = harness.Model.Requests[2].Input;
        Assert.Equal("opaque", after[^2].Json().GetProperty("encrypted_content").GetString());
        Assert.Equal(["first", "second"], harness.Model.Requests[2].UserTexts());

        await harness.SubmitAsync(new Op.Compact());
        Assert.Equal(TurnOutcome.Failed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
    }

    [Fact]
    public async Task A_model_that_cannot_read_anothers_history_gets_it_compacted_by_that_one()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Say("one"), ModelReply.Say("the summary"), ModelReply.Say("two"), ModelReply.Say("three")),
            new HarnessOptions { CompactionHash = slug => slug });
        await harness.RunTurnAsync("first");
        await harness.RunTurnAsync("second", new SettingsPatch { Model = "other" });
        await harness.RunTurnAsync("third");
        Assert.Equal(
            [("mock-model", "turn"), ("mock-model", "compaction"), ("other", "turn"), ("other", "turn")],
            harness.Model.Requests.Select(request => (request.Model, request.Identity.RequestKind)));
    }

    [Fact]
    public async Task What_was_added_since_the_last_response_counts()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Say("one"), ModelReply.Say("two"), ModelReply.Say("the summary"), ModelReply.Say("three")),
            new HarnessOptions { Config = config => config with { AutoCompactTokenLimit = 5000 } });
        await harness.RunTurnAsync("first");
        await harness.RunTurnAsync("second");
        await harness.SubmitAsync(new Op.InjectItems([ResponseItems.TextMessage("user", new string('x', 40_000))]));
        await harness.RunTurnAsync("third");
        Assert.Equal(["turn", "turn", "compaction", "turn"], harness.Model.Requests.Select(request => request.Identity.RequestKind));
    }
}
