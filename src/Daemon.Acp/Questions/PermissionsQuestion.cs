using Daemon.Acp.Editor;
using Daemon.Acp.Updates;
using Daemon.Protocol.Acp.Questions;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Acp.Questions;

/// <summary>May the model have these permissions beyond its sandbox?</summary>
internal static class PermissionsQuestion
{
    private static readonly PermissionsRequestApprovalResponse Nothing = new() { Permissions = new GrantedPermissionProfile() };

    public static Task<PermissionsRequestApprovalResponse> AskAsync(
        EditorClient editor, string sessionId, PermissionsRequestApprovalParams p, CancellationToken cancellationToken)
    {
        var granted = new GrantedPermissionProfile { Network = p.Permissions.Network, FileSystem = p.Permissions.FileSystem };
        var choices = new Choices<PermissionsRequestApprovalResponse>(refusal: Nothing);
        choices.Add(
            "Yes, for this turn",
            PermissionOptionKind.AllowOnce,
            new PermissionsRequestApprovalResponse { Permissions = granted, Scope = PermissionGrantScope.Turn });
        choices.Add(
            "Yes, for this session",
            PermissionOptionKind.AllowAlways,
            new PermissionsRequestApprovalResponse { Permissions = granted, Scope = PermissionGrantScope.Session });
        choices.Add("No", PermissionOptionKind.RejectOnce, Nothing);

        List<ToolCallContent> content = [];
        if (p.Reason is { Length: > 0 } reason)
        {
            content.Add(Fenced.Plain(reason));
        }

        content.Add(Fenced.Block(System.Text.Encoding.UTF8.GetString(WireJson.RequestPermissionProfile.ToUtf8Bytes(p.Permissions))));
        var subject = new PermissionSubject
        {
            ToolCallId = p.ItemId,
            Title = "More permissions",
            Kind = ToolKind.Other,
            Status = ToolCallStatus.Pending,
            Content = content,
        };
        return choices.AskAsync(editor, sessionId, subject, cancellationToken);
    }
}
