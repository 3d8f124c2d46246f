using System.Diagnostics.CodeAnalysis;
using Daemon.Core.Approvals;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Core.Patches;
using Daemon.Core.Sessions;
using Daemon.Core.Turns;
using Daemon.Execution.Sandbox;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools;

/// <summary>
/// Applies a patch of the model: checked as a whole first, then shown, asked about where the policy says so, written, and shown again.
/// </summary>
internal sealed class PatchRunner(TurnContext context)
{
    private const string OutsideRefusal = "patch rejected: writing outside of the project; rejected by user approval settings";
    private const string Declined = "patch rejected by user";

    /// <param name="format">Words the outcome: exit code, elapsed time, text.</param>
    public async Task<ToolResult> RunAsync(
        ResponseItem call, string patch, string cwd, Func<int, TimeSpan, string, string> format, CancellationToken cancelled)
    {
        var begun = context.Ports.Clock.GetTimestamp();
        if (!PatchPlanner.TryPlan(patch, cwd, new DiskPatchFileSystem(), out var plan, out var problem))
        {
            return Output(call, problem.ToolText);
        }

        var verdict = Judge(plan);
        if (verdict == Verdict.Refuse)
        {
            return Output(call, OutsideRefusal);
        }

        var item = new TurnItem.FileChange(call.CallId ?? "", plan.Changes, ItemStatus.InProgress, AutoApproved: verdict == Verdict.Apply);
        var startedAt = context.NowMs;
        context.Tell(new EventMsg.ItemStarted(context.Turn.Id, item, startedAt));
        try
        {
            if (verdict == Verdict.Ask)
            {
                if (await AskAsync(call, item, plan, Hooked(patch), startedAt, cancelled) is { } refused)
                {
                    return refused;
                }

                if (!TryPlanAgain(patch, cwd, ref plan, out problem))
                {
                    Complete(item with { Status = ItemStatus.Failed, Stdout = "", Stderr = problem.ProgramText }, startedAt);
                    return Output(call, format(1, context.Ports.Clock.GetElapsedTime(begun), problem.ToolText));
                }

                item = item with { Changes = plan.Changes };
            }
        }
        catch (OperationCanceledException)
        {
            return Output(call, "aborted by user");
        }

        return Apply(call, plan, item, startedAt, begun, format);
    }

    /// <summary>A patch has one name of its own for hooks, and those that others give to editing.</summary>
    public static HookedCall Hooked(string patch) => new(["apply_patch", "Edit", "Write"], CallArguments.Object(("command", patch)), $"Command: {patch}");

    /// <summary>
    /// While the user thought, files may have changed: the patch is what was approved, not a content that would undo their edits. Where it
    /// writes must be what was approved.
    /// </summary>
    private static bool TryPlanAgain(string patch, string cwd, ref PatchPlan plan, [NotNullWhen(false)] out PatchError? problem)
    {
        if (!PatchPlanner.TryPlan(patch, cwd, new DiskPatchFileSystem(), out var fresh, out problem))
        {
            return false;
        }

        problem = fresh.TouchedPaths.SequenceEqual(plan.TouchedPaths, StringComparer.Ordinal) ? null : PatchError.LeadsElsewhere;
        plan = fresh;
        return problem is null;
    }

    private enum Verdict
    {
        Apply,
        Ask,
        Refuse,
    }

    private Verdict Judge(PatchPlan plan)
    {
        var settings = context.Settings;
        var touched = plan.TouchedPaths;
        if (context.Approvals.HasFiles(touched))
        {
            return Verdict.Apply;
        }

        if (settings.ApprovalPolicy is ApprovalPolicy.UnlessTrusted or ApprovalPolicy.UnlessAllowListed)
        {
            return Verdict.Ask;
        }

        return Outside(touched).Count == 0 ? Verdict.Apply
            : settings.ApprovalPolicy is ApprovalPolicy.Never or ApprovalPolicy.Granular { SandboxApproval: false } ? Verdict.Refuse : Verdict.Ask;
    }

    /// <summary>Those of the paths that the profile does not let be written.</summary>
    private List<string> Outside(IEnumerable<string> paths)
    {
        var settings = context.Settings;
        var tmpDir = context.Ports.Environment.TryGetValue("TMPDIR", out var tmp) ? tmp : null;
        var access = new FileAccessCheck(context.EffectiveProfile, settings.AllWorkspaceRoots(), tmpDir);
        return [.. paths.Where(path => !access.MayWrite([path]))];
    }

    /// <summary>Null when the patch may go on.</summary>
    private async Task<ToolResult?> AskAsync(
        ResponseItem call, TurnItem.FileChange item, PatchPlan plan, HookedCall hooked, long startedAt, CancellationToken cancelled)
    {
        var grantRoot = context.Surface == SessionSurface.Submissions ? GrantRoot.Of(Outside(plan.TouchedPaths)) : null;
        var decision = await new ApprovalGate(context).AskForPatchAsync(item, reason: null, grantRoot, hooked, cancelled);
        switch (decision)
        {
            case ReviewDecision.Approved or ReviewDecision.ApprovedWithAmendment:
                return null;
            case ReviewDecision.ApprovedForSession:
                context.Approvals.AddFiles(plan.TouchedPaths);
                if (grantRoot is not null)
                {
                    context.Approvals.AddRoot(grantRoot);
                }

                return null;
            default:
                Complete(item with { Status = ItemStatus.Declined }, startedAt);
                var text = decision switch
                {
                    ReviewDecision.Invalid => "approval request failed",
                    ReviewDecision.Denied { Reason: { } reason } => reason,
                    _ => Declined,
                };
                return Output(call, text, stop: decision is ReviewDecision.Abort);
        }
    }

    private ToolResult Apply(
        ResponseItem call, PatchPlan plan, TurnItem.FileChange item, long startedAt, long begun, Func<int, TimeSpan, string, string> format)
    {
        var failure = PatchWriter.Apply(plan);
        var elapsed = context.Ports.Clock.GetElapsedTime(begun);
        if (failure is not null)
        {
            Complete(item with { Status = ItemStatus.Failed, Stdout = "", Stderr = failure.ProgramText }, startedAt);
            return Output(call, format(1, elapsed, failure.ToolText));
        }

        context.Diff.Record(plan);
        Complete(item with { Status = ItemStatus.Completed, Stdout = plan.Summary, Stderr = "" }, startedAt);
        context.TellDiff();
        return new ToolResult(ResponseItems.CallOutput(call, format(0, elapsed, plan.Summary)), Succeeded: true);
    }

    private void Complete(TurnItem item, long startedAt) =>
        context.Tell(new EventMsg.ItemCompleted(context.Turn.Id, item, startedAt, context.NowMs));

    private static ToolResult Output(ResponseItem call, string text, bool stop = false) => new(ResponseItems.CallOutput(call, text), stop);
}
