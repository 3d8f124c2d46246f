using Daemon.Core.AutoReview;
using Daemon.Core.Approvals;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.AutoReview;

/// <summary>The automatic reviewer: what counts as its consent, and what becomes of the action.</summary>
public sealed class AutoReviewTests
{
    private const string Escalate = """{"cmd":"touch /x","sandbox_permissions":"require_escalated"}""";

    [Theory]
    [InlineData("""{"outcome":"allow"}""", AutoReviewStatus.Approved)]
    [InlineData("""Well: {"risk_level":"high","outcome":"deny","rationale":"r"}""", AutoReviewStatus.Denied)]
    [InlineData("allow", null)]
    [InlineData("""{"outcome":"sure"}""", null)]
    [InlineData("""{"risk_level":"tiny","outcome":"allow"}""", null)]
    [InlineData("""{"outcome":"allow" """, null)]
    public void Only_a_valid_answer_is_one(string text, AutoReviewStatus? status) => Assert.Equal(status, Assessment.Parse(text)?.Status);

    [Theory]
    [InlineData("""{"risk_level":"low","user_authorization":"high","outcome":"allow","rationale":"fine"}""", AutoReviewStatus.Approved, ItemStatus.Completed)]
    [InlineData("""{"risk_level":"high","user_authorization":"low","outcome":"deny","rationale":"not fine"}""", AutoReviewStatus.Denied, ItemStatus.Declined)]
    [InlineData("no idea", AutoReviewStatus.Denied, ItemStatus.Declined)]
    public async Task The_action_follows_the_answer(string answer, AutoReviewStatus status, ItemStatus item)
    {
        var garbled = answer == "no idea";
        var say = ModelReply.Say(answer);
        await using var harness = Start(garbled
            ? [ModelReply.Call("exec_command", Escalate), say, say, say, ModelReply.Say("ok")]
            : [ModelReply.Call("exec_command", Escalate), say, ModelReply.Say("ok")]);
        Assert.Equal("ok", (await harness.RunTurnAsync()).LastAgentMessage?.Text);
        Assert.Equal(status, Assert.Single(harness.Seen.OfType<EventMsg.AutoReviewCompleted>()).Outcome.Status);
        Assert.Equal(item, Assert.IsType<TurnItem.CommandExecution>(harness.Seen.OfType<EventMsg.ItemCompleted>().First(c => c.Item is TurnItem.CommandExecution).Item).Status);
        Assert.Empty(harness.Seen.OfType<EventMsg.ExecApprovalRequest>());
        Assert.Equal("guardian", harness.Model.Requests[1].Identity.Subagent);
        Assert.Null(harness.Model.Requests[0].Identity.Subagent);
    }

    [Fact]
    public async Task A_model_that_keeps_asking_for_what_is_refused_is_stopped()
    {
        var deny = ModelReply.Say("""{"outcome":"deny"}""");
        var ask = ModelReply.Call("exec_command", Escalate);
        await using var harness = Start([ask, deny, ask, deny, ask, deny, ModelReply.Say("never")]);
        Assert.Equal(TurnOutcome.Interrupted, (await harness.RunTurnAsync()).Outcome);
        Assert.Equal(3, harness.Seen.OfType<EventMsg.AutoReviewCompleted>().Count());
    }

    [Fact]
    public void Grants_never_exceed_what_was_asked_for()
    {
        var wanted = new AdditionalPermissions(true, ["/r"], ["/w"]);
        var granted = GrantedProfile.Intersect(wanted, new AdditionalPermissions(true, ["/r/sub", "/etc"], ["/", "/w/a", "/w/../etc", "/r", "rel"]));
        Assert.Equal(["/r/sub"], granted.Read);
        Assert.Equal(["/w/a"], granted.Write);
        Assert.True(GrantedProfile.Covers(granted, new AdditionalPermissions(null, ["/w/a/b"], ["/w/a"])));
        Assert.False(GrantedProfile.Covers(granted, new AdditionalPermissions(null, null, ["/w"])));
    }

    private static SessionHarness Start(ModelReply[] replies) => new(
        new ScriptedModel(replies), new HarnessOptions { Settings = settings => settings with { ApprovalsReviewer = ApprovalsReviewer.AutoReview } });
}
