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
}
