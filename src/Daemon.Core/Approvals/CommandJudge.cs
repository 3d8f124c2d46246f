using Daemon.Core.Commands;
using Daemon.Core.Rules;
using Daemon.Core.Tools.Exec;
using Daemon.Core.Turns;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Approvals;

/// <summary>
/// Decides about a command: rules first (the strictest of all that match), then what is known to be dangerous, then the approval
/// policy and what the model asked for. Pure but for reading the rules.
/// </summary>
internal static class CommandJudge
{
    public static CommandVerdict Judge(ExecCommandTool.ExecRequest request, TurnContext context)
    {
        var policy = context.Settings.ApprovalPolicy;
        var commands = ShellScript.CommandsOf(request.Argv);
        var rules = RuleSet.FromFolders(context.Config.RuleFolders, out _);
        var match = rules.Evaluate(commands);
        var shown = CommandDisplay.Join(request.Argv);
        switch (match.Decision)
        {
            case RuleDecision.Forbidden:
                return new CommandVerdict.Refuse(ExecFailure.Rejected($"`{shown}` rejected: {match.Justification ?? "forbidden by a rule"}"));
            case RuleDecision.Prompt:
                return AskByRule(request, context, policy, shown, match.Justification);
        }

        if (match.AllowsAll)
        {
            return new CommandVerdict.Run(Outside: true);
        }

        var amendment = RuleAmendments.Derive(rules, commands, request.PrefixRule);

        var unconfined = context.Settings.Permissions.Profile is PermissionProfile.Disabled;
        var outside = request.Escalated && !unconfined;
        var additional = unconfined || outside ? null : request.Additional;
        if ((outside || additional is not null) && RefuseEscalation(policy) is { } refused)
        {
            return refused;
        }

        if (context.Approvals.HasCommand(request.Argv, request.Cwd, outside))
        {
            return new CommandVerdict.Run(outside);
        }

        if (additional is not null && !IsGranted(context, additional))
        {
            return new CommandVerdict.Ask(request.Justification, amendment, Outside: false, additional);
        }

        if (DangerousCommand.IsDangerous(request.Argv))
        {
            return policy is ApprovalPolicy.Never
                ? new CommandVerdict.Refuse(ExecFailure.Rejected($"`{shown}` rejected: {DangerousCommand.Reason}"))
                : new CommandVerdict.Ask(request.Justification, policy is ApprovalPolicy.Granular { SandboxApproval: false } ? null : amendment, outside);
        }

        return outside || AsksFirst(policy, request.Argv)
            ? new CommandVerdict.Ask(Reason(policy, request, outside), amendment, outside)
            : new CommandVerdict.Run(Outside: false);
    }

    private static bool IsGranted(TurnContext context, AdditionalPermissions wanted) =>
        GrantedProfile.Covers(context.Approvals.Grants.Snapshot(), wanted) || GrantedProfile.Covers(context.TurnGrants.Snapshot(), wanted);

    private static bool AsksFirst(ApprovalPolicy policy, IReadOnlyList<string> argv) => policy switch
    {
        ApprovalPolicy.UnlessTrusted => true,
        ApprovalPolicy.UnlessAllowListed or ApprovalPolicy.AutoEdit => !ReadOnlyCommand.IsKnown(argv),
        _ => false,
    };

    /// <summary>The questions of the SQ/EQ protocol carry a reason only, so that has to say when the sandbox is left.</summary>
    private static string? Reason(ApprovalPolicy policy, ExecCommandTool.ExecRequest request, bool outside) =>
        outside && policy != policy.Nearest() ? $"to run outside the sandbox: {request.Justification ?? "no reason given"}" : request.Justification;

    private static CommandVerdict AskByRule(
        ExecCommandTool.ExecRequest request, TurnContext context, ApprovalPolicy policy, string shown, string? justification)
    {
        switch (policy)
        {
            case ApprovalPolicy.Never:
                return new CommandVerdict.Refuse(ExecFailure.Rejected("approval required by policy, but AskForApproval is set to Never"));
            case ApprovalPolicy.Granular { Rules: false }:
                return new CommandVerdict.Refuse(ExecFailure.Rejected("approval required by policy rule, but AskForApproval::Granular.rules is false"));
        }

        if (context.Approvals.HasCommand(request.Argv, request.Cwd, request.Escalated))
        {
            return new CommandVerdict.Run(request.Escalated);
        }

        var reason = justification is null ? $"`{shown}` requires approval by policy" : $"`{shown}` requires approval: {justification}";
        return new CommandVerdict.Ask(reason, null, request.Escalated);
    }

    private static CommandVerdict.Refuse? RefuseEscalation(ApprovalPolicy policy)
    {
        var name = policy switch
        {
            ApprovalPolicy.Never => "Never",
            ApprovalPolicy.Granular { SandboxApproval: false } granular => DebugName(granular),
            _ => null,
        };
        return name is null
            ? null
            : new CommandVerdict.Refuse(
                $"approval policy is {name}; reject command — you cannot ask for escalated permissions if the approval policy is {name}");
    }

    private static string DebugName(ApprovalPolicy.Granular g) =>
        $"Granular(GranularApprovalConfig {{ sandbox_approval: {Flag(g.SandboxApproval)}, rules: {Flag(g.Rules)}, skill_approval: {Flag(g.SkillApproval)}, "
        + $"request_permissions: {Flag(g.RequestPermissions)}, mcp_elicitations: {Flag(g.McpElicitations)} }})";

    private static string Flag(bool value) => value ? "true" : "false";
}
