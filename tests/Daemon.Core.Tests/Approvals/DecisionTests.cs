using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Approvals;

/// <summary>What each answer of the user leads to.</summary>
public sealed class DecisionTests
{
    private const string Escalated = """{"cmd":"touch a","sandbox_permissions":"require_escalated"}""";
    private const string Rejected = "exec_command failed: CreateProcess { message: \"Rejected(\\\"rejected by user\\\")\" }";

    [Fact]
    public async Task Approved_runs_once_outside()
    {
        await using var harness = Escalating();
        await AnswerAsync(harness, new ReviewDecision.Approved());
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.IsType<PermissionProfile.Disabled>((await harness.Commands.NextAsync()).Spec.Profile);
        await AnswerAsync(harness, new ReviewDecision.Denied());
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(0, harness.Commands.Untaken);
    }

    [Fact]
    public async Task Approved_for_the_session_is_not_asked_again()
    {
        await using var harness = Escalating();
        await AnswerAsync(harness, new ReviewDecision.ApprovedForSession());
        await harness.NextAsync<EventMsg.TaskComplete>();
        await harness.RunTurnAsync();
        Assert.Single(harness.Seen.OfType<EventMsg.ExecApprovalRequest>());
        Assert.Equal(2, harness.Commands.Untaken);
    }

    [Fact]
    public async Task Approval_for_the_session_is_of_this_command_in_this_folder()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Call("exec_command", Escalated),
            ModelReply.Say("ok"),
            ModelReply.Call("exec_command", """{"cmd":"touch b","sandbox_permissions":"require_escalated"}"""),
            ModelReply.Say("ok"),
            ModelReply.Call("exec_command", """{"cmd":"touch a","workdir":"/","sandbox_permissions":"require_escalated"}"""),
            ModelReply.Say("ok")));
        await AnswerAsync(harness, new ReviewDecision.ApprovedForSession());
        await harness.NextAsync<EventMsg.TaskComplete>();
        for (var i = 0; i < 2; i++)
        {
            await AnswerAsync(harness, new ReviewDecision.Denied());
            await harness.NextAsync<EventMsg.TaskComplete>();
        }

        Assert.Equal(3, harness.Seen.OfType<EventMsg.ExecApprovalRequest>().Count());
    }

    [Fact]
    public async Task An_amendment_is_written_and_applies_at_once()
    {
        await using var harness = Escalating();
        var request = await AnswerAsync(harness, new ReviewDecision.ApprovedWithAmendment(["touch", "a"]));
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(["touch", "a"], request.ProposedAmendment);
        Assert.Equal(
            "prefix_rule(pattern=[\"touch\", \"a\"], decision=\"allow\")\n", await File.ReadAllTextAsync(Path.Join(harness.Home, "rules", "default.rules")));
        await harness.RunTurnAsync();
        Assert.Single(harness.Seen.OfType<EventMsg.ExecApprovalRequest>());
        Assert.Equal(2, harness.Commands.Untaken);
    }

    /// <summary>The approval is not lost when its rule cannot be kept, and the item ends in any case.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_amendment_that_cannot_be_written_does_not_leave_the_item_open(bool emptyPrefix)
    {
        await using var harness = Escalating();
        await File.WriteAllTextAsync(Path.Join(harness.Home, "rules"), "a file where the folder should be");
        await AnswerAsync(harness, new ReviewDecision.ApprovedWithAmendment(emptyPrefix ? [] : ["touch", "a"]));
        var end = await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(TurnOutcome.Completed, end.Outcome);
        Assert.Single(harness.Seen.OfType<EventMsg.ItemCompleted>(), done => done.Item is TurnItem.CommandExecution);
        Assert.Equal(new EventMsg.WaitingChanged(false, false), harness.Seen.OfType<EventMsg.WaitingChanged>().Last());
        Assert.Contains(harness.Seen, message => message is EventMsg.Warning);
    }

    [Fact]
    public async Task Denied_is_told_and_the_turn_goes_on()
    {
        await using var harness = Escalating();
        await AnswerAsync(harness, new ReviewDecision.Denied());
        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal(Rejected, harness.Model.Requests[^1].OutputOf("c1"));
        Assert.Equal(ItemStatus.Declined, CommandItem(harness).Status);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_understood_is_a_refusal()
    {
        await using var harness = Escalating();
        await AnswerAsync(harness, new ReviewDecision.Invalid("?"));
        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal(ItemStatus.Failed, CommandItem(harness).Status);
        Assert.Equal(0, harness.Commands.Untaken);
    }

    [Fact]
    public async Task Abort_ends_the_turn_though_the_response_still_streams()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Open(ModelReply.FunctionCall("exec_command", Escalated), ModelReply.Forever), ModelReply.Say("ok")));
        await AnswerAsync(harness, new ReviewDecision.Abort());
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal(ItemStatus.Declined, CommandItem(harness).Status);
        await harness.RunTurnAsync();
        Assert.Equal(Rejected, harness.Model.Requests[^1].OutputOf("c1"));
    }

    [Fact]
    public async Task A_second_answer_changes_nothing()
    {
        await using var harness = Escalating();
        var request = await AnswerAsync(harness, new ReviewDecision.Denied());
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.NotNull((await harness.SubmitAsync(new Op.ExecApproval(request.ApprovalId, new ReviewDecision.Approved()))).Refusal);
        Assert.Equal(0, harness.Commands.Untaken);
    }

    [Fact]
    public async Task Two_questions_wait_side_by_side()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Of(
                ModelReply.FunctionCall("exec_command", Escalated, "c1"),
                ModelReply.FunctionCall("exec_command", """{"cmd":"touch b","sandbox_permissions":"require_escalated"}""", "c2")),
            ModelReply.Say("ok")));
        await harness.PostAsync(SessionHarness.Turn("go"));
        var one = await harness.NextAsync<EventMsg.ExecApprovalRequest>();
        var two = await harness.NextAsync<EventMsg.ExecApprovalRequest>();
        await harness.PostAsync(new Op.ExecApproval(two.ApprovalId, new ReviewDecision.Approved()));
        await harness.NextAsync<EventMsg.RequestResolved>();
        Assert.Contains(new EventMsg.WaitingChanged(true, false), harness.Seen);
        await harness.PostAsync(new Op.ExecApproval(one.ApprovalId, new ReviewDecision.Approved()));
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(new EventMsg.WaitingChanged(false, false), harness.Seen.OfType<EventMsg.WaitingChanged>().Last());
        Assert.Equal(2, harness.Commands.Untaken);
    }

    [Theory]
    [InlineData("approved", ItemStatus.Completed, true)]
    [InlineData("denied", ItemStatus.Declined, false)]
    [InlineData("abort", ItemStatus.Declined, false)]
    [InlineData("invalid", ItemStatus.Declined, false)]
    public async Task A_patch_outside_the_roots_is_asked_about(string answer, ItemStatus status, bool written)
    {
        var model = new ScriptedModel(ModelReply.Of(ModelReply.CustomCall("apply_patch", "*** Begin Patch\n*** Add File: ../out.txt\n+x\n*** End Patch")), ModelReply.Say("ok"));
        await using var harness = new SessionHarness(model);
        await harness.PostAsync(SessionHarness.Turn("go"));
        var request = await harness.NextAsync<EventMsg.ApplyPatchApprovalRequest>();
        ReviewDecision decision = answer switch
        {
            "approved" => new ReviewDecision.Approved(),
            "denied" => new ReviewDecision.Denied(),
            "abort" => new ReviewDecision.Abort(),
            _ => new ReviewDecision.Invalid("?"),
        };
        await harness.PostAsync(new Op.PatchApproval(request.ApprovalId, decision));
        var end = await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(answer == "abort" ? TurnOutcome.Interrupted : TurnOutcome.Completed, end.Outcome);
        Assert.Equal(status, Assert.IsType<TurnItem.FileChange>(Assert.Single(harness.Seen.OfType<EventMsg.ItemCompleted>(), d => d.Item is TurnItem.FileChange).Item).Status);
        Assert.Equal(written, File.Exists(Path.Join(harness.Cwd, "..", "out.txt")));
    }

    [Theory]
    [InlineData("edit", "mine\nz\n", ItemStatus.Completed)]
    [InlineData("clash", "y\n", ItemStatus.Failed)]
    [InlineData("link", "x\n", ItemStatus.Failed)]
    public async Task What_changes_while_a_patch_is_asked_about_is_not_undone(string change, string content, ItemStatus status)
    {
        var model = new ScriptedModel(
            ModelReply.Of(ModelReply.CustomCall("apply_patch", "*** Begin Patch\n*** Update File: ../out.txt\n@@\n-x\n+z\n*** End Patch")), ModelReply.Say("ok"));
        await using var harness = new SessionHarness(model);
        var file = Path.Join(Path.GetDirectoryName(harness.Cwd), "out.txt");
        await File.WriteAllTextAsync(file, "x\n");
        await harness.PostAsync(SessionHarness.Turn("go"));
        var request = await harness.NextAsync<EventMsg.ApplyPatchApprovalRequest>();
        switch (change)
        {
            case "edit":
                await File.WriteAllTextAsync(file, "mine\nx\n");
                break;
            case "clash":
                await File.WriteAllTextAsync(file, "y\n");
                break;
            default:
                File.Move(file, file + ".else");
                File.CreateSymbolicLink(file, file + ".else");
                break;
        }

        await harness.PostAsync(new Op.PatchApproval(request.ApprovalId, new ReviewDecision.Approved()));
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(status, Assert.IsType<TurnItem.FileChange>(Assert.Single(harness.Seen.OfType<EventMsg.ItemCompleted>(), d => d.Item is TurnItem.FileChange).Item).Status);
        Assert.Equal(content, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_patch_outside_the_roots_is_refused_when_nobody_may_be_asked()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(
                ModelReply.Exec("apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: ../out.txt\n+x\n*** End Patch\nEOF"), ModelReply.Say("ok")),
            new HarnessOptions { Policy = new ApprovalPolicy.Never() });
        await harness.RunTurnAsync();
        Assert.Equal(
            "patch rejected: writing outside of the project; rejected by user approval settings", harness.Model.Requests[^1].OutputOf("c1"));
        Assert.False(File.Exists(Path.Join(harness.Cwd, "..", "out.txt")));
    }

    /// <summary>Asks in every odd request and ends the turn in every even one.</summary>
    private static SessionHarness Escalating() => new(new ScriptedModel(
        ModelReply.Call("exec_command", Escalated),
        ModelReply.Say("ok"),
        ModelReply.Call("exec_command", Escalated, "c2"),
        ModelReply.Say("ok")));

    private static async Task<EventMsg.ExecApprovalRequest> AnswerAsync(SessionHarness harness, ReviewDecision decision)
    {
        await harness.PostAsync(SessionHarness.Turn("go"));
        var request = await harness.NextAsync<EventMsg.ExecApprovalRequest>();
        await harness.PostAsync(new Op.ExecApproval(request.ApprovalId, decision));
        return request;
    }

    private static TurnItem.CommandExecution CommandItem(SessionHarness harness) => Assert.IsType<TurnItem.CommandExecution>(
        Assert.Single(harness.Seen.OfType<EventMsg.ItemCompleted>(), done => done.Item is TurnItem.CommandExecution).Item);
}
