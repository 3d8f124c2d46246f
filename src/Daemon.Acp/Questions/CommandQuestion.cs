using Daemon.Acp.Editor;
using Daemon.Acp.Updates;
using Daemon.Protocol.Acp.Questions;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Approvals;
using static Daemon.Protocol.V2.Approvals.CommandExecutionApprovalDecision;

namespace Daemon.Acp.Questions;

/// <summary>May this command run, or this host be reached?</summary>
internal static class CommandQuestion
{
    private static readonly CommandExecutionApprovalDecision[] Usual = [new Accept(), new AcceptForSession(), new Decline(), new Cancel()];

    public static async Task<CommandExecutionRequestApprovalResponse> AskAsync(
        EditorClient editor, string sessionId, CommandExecutionRequestApprovalParams p, CancellationToken cancellationToken)
    {
        var choices = new Choices<CommandExecutionApprovalDecision>(refusal: new Cancel());
        foreach (var decision in p.AvailableDecisions ?? Usual)
        {
            var (name, kind) = Describe(decision);
            choices.Add(name, kind, decision);
        }

        return new CommandExecutionRequestApprovalResponse { Decision = await choices.AskAsync(editor, sessionId, Subject(p), cancellationToken) };
    }

    private static PermissionSubject Subject(CommandExecutionRequestApprovalParams p)
    {
        var actions = p.CommandActions ?? [];
        return new PermissionSubject
        {
            ToolCallId = p.ItemId,
            Title = p.NetworkApprovalContext is { } network
                ? $"Connect to {network.Host}"
                : ToolCallMapper.CommandTitle(p.Command ?? "a command", actions),
            Kind = p.NetworkApprovalContext is null ? ToolCallMapper.CommandKind(actions) : ToolKind.Fetch,
            Status = ToolCallStatus.Pending,
            Content = p.Reason is { Length: > 0 } reason ? [Fenced.Plain(reason)] : null,
            RawInput = p.Command is { } command ? ToolCallMapper.CommandInput(command, p.Cwd) : null,
        };
    }

    private static (string Name, PermissionOptionKind Kind) Describe(CommandExecutionApprovalDecision decision) => decision switch
    {
        Accept => ("Yes", PermissionOptionKind.AllowOnce),
        AcceptForSession => ("Yes, and do not ask again in this session", PermissionOptionKind.AllowAlways),
        AcceptWithExecpolicyAmendment amendment =>
            ($"Yes, and always allow commands that begin with `{string.Join(' ', amendment.Prefix)}`", PermissionOptionKind.AllowAlways),
        ApplyNetworkPolicyAmendment { Amendment: { Action: NetworkPolicyRuleAction.Allow, Host: var host } } =>
            ($"Yes, and always allow {host}", PermissionOptionKind.AllowAlways),
        ApplyNetworkPolicyAmendment { Amendment.Host: var host } => ($"No, and never allow {host}", PermissionOptionKind.RejectAlways),
        Decline => ("No, go on without it", PermissionOptionKind.RejectOnce),
        _ => ("No, and stop", PermissionOptionKind.RejectOnce),
    };
}
