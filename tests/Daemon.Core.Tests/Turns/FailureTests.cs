using Daemon.Core.Rollout;
using Daemon.Core.Tests.Fakes;
using Daemon.Core.Tests.Rollout;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Turns;

/// <summary>Streams that break, providers that refuse, and a disk that is full.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_broken_stream_is_tried_again_with_notices_and_what_was_complete_is_kept()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Open(ModelReply.Message("kept", "m1"), ModelReply.ExecCall("once"), ModelReply.Failure("cut", retryable: true, status: 429)),
            ModelReply.Open(ModelReply.Failure("cut again", retryable: true, after: TimeSpan.FromSeconds(7))),
            ModelReply.Say("done", "m2")));
        await harness.PostAsync(SessionHarness.Turn("go"));
        await PassPauseAsync(harness, TimeSpan.FromSeconds(1));
        await PassPauseAsync(harness, TimeSpan.FromSeconds(7));
        var end = await harness.NextAsync<EventMsg.TaskComplete>();

        Assert.Equal((TurnOutcome.Completed, "done"), (end.Outcome, end.LastAgentMessage!.Text));
        Assert.Equal(
            [
                new EventMsg.Error(end.TurnId, new TurnError("Reconnecting... 1/2", TurnErrorKind.ResponseStreamDisconnected, 429, "cut"), true),
                new EventMsg.Error(end.TurnId, new TurnError("Reconnecting... 2/2", TurnErrorKind.ResponseStreamDisconnected, null, "cut again"), true),
            ],
            harness.Seen.OfType<EventMsg.Error>());
        Assert.Equal(1, harness.Commands.Untaken);
        var input = harness.Model.Requests[^1].Input;
        Assert.Equal(
            [Protocol.Responses.ResponseItemKind.Message, Protocol.Responses.ResponseItemKind.FunctionCall, Protocol.Responses.ResponseItemKind.FunctionCallOutput],
            input.TakeLast(3).Select(item => item.Kind));
    }

    [Fact]
    public async Task When_no_retry_is_left_the_cause_is_told()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Open(ModelReply.Failure("cut", retryable: true)), ModelReply.Open(ModelReply.Failure("final", retryable: true))),
            new HarnessOptions { StreamMaxRetries = 1 });
        await harness.PostAsync(SessionHarness.Turn("go"));
        await PassPauseAsync(harness, TimeSpan.FromSeconds(1));
        var end = await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(new TurnError("final", TurnErrorKind.Other), end.Failure);
        Assert.Equal(new EventMsg.Error(end.TurnId, end.Failure!, WillRetry: false), harness.Seen.OfType<EventMsg.Error>().Last());
    }

    [Theory]
    [InlineData(TurnErrorKind.UsageLimitExceeded)]
    [InlineData(TurnErrorKind.ServerOverloaded)]
    [InlineData(TurnErrorKind.ModelNotFound)]
    [InlineData(TurnErrorKind.CyberPolicy)]
    [InlineData(TurnErrorKind.Other)]
    public async Task A_refusal_is_not_tried_again_and_the_next_turn_works(TurnErrorKind kind)
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Failure("no", kind: kind)), ModelReply.Say("ok")));
        var end = await harness.RunTurnAsync();
        Assert.Equal((TurnOutcome.Failed, kind), (end.Outcome, end.Failure!.Kind));
        Assert.Single(harness.Model.Requests);
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
    }

    [Fact]
    public async Task A_context_that_is_too_long_fills_the_window_and_the_next_turn_compacts()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Open(ModelReply.Failure("too long", kind: TurnErrorKind.ContextWindowExceeded)), ModelReply.Say("summary"), ModelReply.Say("ok")));
        await harness.RunTurnAsync("first");
        Assert.Equal(258_400, harness.Seen.OfType<EventMsg.TokenUsageUpdated>().Last().Last.Total);
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync("second")).Outcome);
        Assert.Contains(harness.Seen, m => m is EventMsg.ItemCompleted { Item: TurnItem.ContextCompaction });
    }

    /// <summary>However much of the disk is left: what was told is on it, and the turn fails in words.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(2_500)]
    [InlineData(4_000)]
    [InlineData(6_000)]
    public async Task A_full_disk_fails_the_turn_and_nothing_unrecorded_is_told(int room)
    {
        var disk = new FailingFile(room);
        var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Of(ModelReply.Message("one", "told-1"), ModelReply.ExecCall("x", "told-2")), ModelReply.Say(new string('x', 8000), "told-3")),
            new HarnessOptions
            {
                Recorder = _ => new RolloutRecorder("/disk/full.jsonl", Samples.Meta(), isMaterialized: false, 0, new FixedTime(), () => disk),
            });
        var end = await harness.RunTurnAsync();
        Assert.Equal(TurnOutcome.Failed, end.Outcome);
        Assert.Contains("could not be recorded", end.Failure!.Message, StringComparison.Ordinal);
        var recorded = System.Text.Encoding.UTF8.GetString(disk.Bytes);
        Assert.All(
            harness.Seen.OfType<EventMsg.ItemCompleted>(), done => Assert.Contains($"\"{done.Item.Id}\"", recorded, StringComparison.Ordinal));
        await harness.PostAsync(new Op.InjectItems([]));
        await harness.PostAsync(new Op.Shutdown());
        Assert.IsType<EventMsg.SessionClosed>((await harness.DrainAsync())[^1]);
        await harness.DisposeAsync();
    }

    /// <summary>Waits for the notice and its timer, then lets the pause pass.</summary>
    private static async Task PassPauseAsync(SessionHarness harness, TimeSpan pause)
    {
        await harness.NextAsync<EventMsg.Error>();
        await harness.Clock.WaitForTimersAsync().WaitAsync(SessionHarness.Patience);
        harness.Clock.Advance(pause);
    }
}
