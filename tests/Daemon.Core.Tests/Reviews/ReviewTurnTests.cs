using Daemon.Core.History;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Reviews;

/// <summary>Reviews: the reviewer works apart from the thread's history, which keeps its report.</summary>
public sealed class ReviewTurnTests
{
    private const string Answer = """{"findings":[],"overall_correctness":"patch is correct","overall_explanation":"All is well.","overall_confidence_score":1}""";

    private static readonly Op.Review Current = new(new ReviewTarget.UncommittedChanges());

    [Fact]
    public async Task A_review_is_told_between_its_two_marks_and_ends_with_the_report()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say(Answer)));
        var outcome = await harness.SubmitAsync(Current);
        var end = await harness.NextAsync<EventMsg.TaskComplete>();

        Assert.Equal((outcome.TurnId, TurnOutcome.Completed, "All is well."), (end.TurnId, end.Outcome, end.LastAgentMessage!.Text));
        var items = harness.Seen.OfType<EventMsg.ItemCompleted>().Select(completed => completed.Item).ToList();
        Assert.Equal("current changes", Assert.IsType<TurnItem.EnteredReviewMode>(items[0]).UserFacingHint);
        Assert.IsType<TurnItem.UserMessage>(items[1]);
        Assert.Equal("All is well.", Assert.IsType<TurnItem.ExitedReviewMode>(items[2]).ReviewText);
        Assert.Equal("All is well.", Assert.IsType<TurnItem.AgentMessage>(items[3]).Text);
        Assert.Equal(4, items.Count);
        var started = Assert.Single(harness.Seen.OfType<EventMsg.TaskStarted>());
        Assert.Equal(outcome.TurnId, started.RootTurnId);
        Assert.Empty(harness.Seen.OfType<EventMsg.AgentMessageDelta>());
        Assert.Empty(harness.Seen.OfType<EventMsg.TokenUsageUpdated>());
    }

    [Fact]
    public async Task The_reviewer_starts_afresh_and_the_thread_keeps_the_report_alone()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Say("hello"), ModelReply.Exec("git diff"), ModelReply.Say(Answer), ModelReply.Say("later")),
            new HarnessOptions { Config = config => config with { ReviewModel = "reviewer-model" } });
        await harness.RunTurnAsync("earlier words");
        await harness.SubmitAsync(new Op.Review(new ReviewTarget.Custom("look at the lock")));
        await harness.NextAsync<EventMsg.TaskComplete>();
        await harness.RunTurnAsync("later words");

        var review = harness.Model.Requests[1];
        Assert.Equal(("reviewer-model", "review"), (review.Model, review.Identity.Subagent));
        Assert.Equal(["look at the lock"], review.UserTexts());
        Assert.DoesNotContain("web_search", System.Text.Encoding.UTF8.GetString(review.Tools.Span), StringComparison.Ordinal);
        var later = harness.Model.Requests[^1];
        Assert.Equal("mock-model", later.Model);
        Assert.DoesNotContain(later.Input, item => item.IsCall || item.IsCallOutput);
        var texts = later.Input.Select(ResponseItems.TextOf).ToList();
        Assert.Contains(texts, text => text.StartsWith("<user_action>", StringComparison.Ordinal) && text.Contains("All is well.", StringComparison.Ordinal));
        Assert.Contains("All is well.", texts);
        Assert.DoesNotContain("look at the lock", texts);
        Assert.Contains("earlier words", texts);
    }

    [Fact]
    public async Task What_the_reviewer_would_have_to_ask_for_is_refused()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(
                ModelReply.Call("exec_command", """{"cmd":"touch /x","sandbox_permissions":"require_escalated","justification":"need it"}"""), ModelReply.Say(Answer)),
            new HarnessOptions { Policy = new ApprovalPolicy.OnRequest() });
        await harness.SubmitAsync(Current);
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Empty(harness.Seen.OfType<EventMsg.ExecApprovalRequest>());
        Assert.Contains("cannot ask", harness.Model.Requests[^1].Input[^1].Json().GetProperty("output").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interrupted_review_says_so_to_everybody(bool byInnerId)
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Forever), ModelReply.Say("later")));
        var review = await harness.SubmitAsync(Current);
        var started = await harness.NextAsync<EventMsg.TaskStarted>();
        await harness.Model.NextRequestAsync();
        var interrupt = await harness.SubmitAsync(new Op.Interrupt(byInnerId ? started.TurnId : review.TurnId!));
        Assert.Null(interrupt.Refusal);
        var end = await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal((TurnOutcome.Interrupted, (TurnItem.AgentMessage?)null), (end.Outcome, end.LastAgentMessage));
        Assert.Single(harness.Seen.OfType<EventMsg.ItemCompleted>(), completed => completed.Item is TurnItem.ExitedReviewMode);
        await harness.RunTurnAsync("what happened?");
        var texts = harness.Model.Requests[^1].Input.Select(ResponseItems.TextOf).ToList();
        Assert.Contains(texts, text => text.Contains("did not finish", StringComparison.Ordinal) && text.StartsWith("<user_action>", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("<turn_aborted>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_review_that_fails_closes_its_marks()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Failure("no such model"))));
        await harness.SubmitAsync(Current);
        var end = await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal((TurnOutcome.Failed, "no such model"), (end.Outcome, end.Failure!.Message));
        Assert.Single(harness.Seen.OfType<EventMsg.ItemCompleted>(), completed => completed.Item is TurnItem.ExitedReviewMode);
    }

    [Fact]
    public async Task Nothing_joins_a_review_and_a_review_ends_what_runs()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Forever), ModelReply.Open(ModelReply.Forever)));
        var turn = await harness.SubmitAsync(SessionHarness.Turn("go"));
        await harness.Model.NextRequestAsync();
        var reviewId = await harness.PostAsync(Current);
        var cut = await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal((turn.TurnId, TurnOutcome.Interrupted), (cut.TurnId, cut.Outcome));
        var review = await harness.OutcomeAsync(reviewId);
        await harness.Model.NextRequestAsync();
        var steer = await harness.SubmitAsync(new Op.Steer(review.TurnId!, [new UserInput.PlainText("x")]));
        Assert.Equal(("cannot steer a review turn", "review"), (steer.Refusal, steer.BusyWith));
        Assert.Equal("review", (await harness.SubmitAsync(SessionHarness.Turn("y"))).BusyWith);
    }
}
