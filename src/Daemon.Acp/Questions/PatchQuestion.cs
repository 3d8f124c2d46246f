using Daemon.Acp.Editor;
using Daemon.Acp.Updates;
using Daemon.Protocol.Acp.Questions;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Items;

namespace Daemon.Acp.Questions;

/// <summary>May these files be changed?</summary>
internal static class PatchQuestion
{
    public static async Task<FileChangeRequestApprovalResponse> AskAsync(
        EditorClient editor, string sessionId, FileChangeRequestApprovalParams p, ThreadItem.FileChange? patch, CancellationToken cancellationToken)
    {
        var choices = new Choices<FileChangeApprovalDecision>(refusal: FileChangeApprovalDecision.Cancel);
        choices.Add("Yes", PermissionOptionKind.AllowOnce, FileChangeApprovalDecision.Accept);
        choices.Add(
            p.GrantRoot is { } root ? $"Yes, and allow changes below {root} in this session" : "Yes, and do not ask again in this session",
            PermissionOptionKind.AllowAlways,
            FileChangeApprovalDecision.AcceptForSession);
        choices.Add("No, go on without it", PermissionOptionKind.RejectOnce, FileChangeApprovalDecision.Decline);
        choices.Add("No, and stop", PermissionOptionKind.RejectOnce, FileChangeApprovalDecision.Cancel);

        List<ToolCallContent> content = [];
        if (p.Reason is { Length: > 0 } reason)
        {
            content.Add(Fenced.Plain(reason));
        }

        content.AddRange(PatchDiffs.Of(patch?.Changes ?? []));
        var subject = new PermissionSubject
        {
            ToolCallId = p.ItemId,
            Title = ToolCallMapper.PatchTitle(patch?.Changes ?? []),
            Kind = ToolKind.Edit,
            Status = ToolCallStatus.Pending,
            Content = content,
            Locations = PatchDiffs.Locations(patch?.Changes ?? []),
        };
        return new FileChangeRequestApprovalResponse { Decision = await choices.AskAsync(editor, sessionId, subject, cancellationToken) };
    }
}
