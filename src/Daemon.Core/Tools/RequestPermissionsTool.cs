using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.Approvals;
using Daemon.Core.AutoReview;
using Daemon.Core.History;
using Daemon.Core.Sessions;
using Daemon.Core.Turns;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools;

/// <summary>request_permissions: asks for more than the profile allows, for what comes next in this turn or session.</summary>
internal sealed class RequestPermissionsTool(TurnContext context) : FunctionTool(context)
{
    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var wanted = RequestedPermissions.Read(arguments, "permissions", Context.Settings.Cwd)
            ?? throw new ArgumentFault("failed to parse function arguments: missing field `permissions`");
        if (wanted.IsEmpty)
        {
            return Text(call, "request_permissions requires at least one permission");
        }

        var (granted, session) = MayAsk ? await AskAsync(call, wanted, arguments.OptionalString("reason"), cancelled) : (AdditionalPermissions.None, false);
        (session ? Context.Approvals.Grants : Context.TurnGrants).Add(granted);
        return Done(call, Format(granted, session));
    }

    private bool MayAsk => Context.Settings.ApprovalPolicy is not (ApprovalPolicy.Never or ApprovalPolicy.Granular { RequestPermissions: false });

    private async Task<(AdditionalPermissions Granted, bool Session)> AskAsync(
        ResponseItem call, AdditionalPermissions wanted, string? reason, CancellationToken cancelled)
    {
        var itemId = call.CallId ?? "";
        var verdict = ForHooks(call) is { } hooked ? await Context.Hooks.PermissionRequestAsync(hooked, itemId) : null;
        if (verdict?.Block is not null)
        {
            return (AdditionalPermissions.None, false);
        }

        if (verdict?.Allows == true)
        {
            return (wanted, false);
        }

        if (Context.Settings.ApprovalsReviewer == ApprovalsReviewer.AutoReview)
        {
            var subject = new ReviewedAction.Permissions(wanted, reason);
            var judged = await new AutoReviewer(Context).ReviewAsync(subject, itemId, ActionJson.Permissions(wanted, reason), cancelled);
            if (judged is ReviewDecision.Abort)
            {
                Context.Turn.Interrupt();
            }

            return (judged is ReviewDecision.Approved ? wanted : AdditionalPermissions.None, false);
        }

        var answer = await AskUserAsync(itemId, wanted, reason, cancelled);
        return (GrantedProfile.Intersect(wanted, answer.Granted), answer.ForSession);
    }

    private async Task<Op.PermissionsAnswer> AskUserAsync(string itemId, AdditionalPermissions wanted, string? reason, CancellationToken cancelled)
    {
        var requestId = Guid.CreateVersion7().ToString();
        var startedAt = Context.NowMs;
        Context.Tell(Context.Waits.Begin(WaitKind.Approval));
        var answer = await Context.Requests.AskAsync<Op.PermissionsAnswer>(
            requestId,
            () => Context.Tell(new EventMsg.PermissionsRequest(requestId, Context.Turn.Id, itemId, Context.Settings.Cwd, reason, wanted, startedAt)),
            cancelled);
        Context.Tell(new EventMsg.RequestResolved(requestId));
        Context.Tell(Context.Waits.End(WaitKind.Approval));
        return answer;
    }

    private static string Format(AdditionalPermissions granted, bool session)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("permissions"u8);
            writer.WritePropertyName("network"u8);
            WriteNetwork(writer, granted.Network);
            writer.WritePropertyName("file_system"u8);
            WriteFiles(writer, granted);
            writer.WriteEndObject();
            writer.WriteString("scope"u8, session ? "session"u8 : "turn"u8);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteNetwork(Utf8JsonWriter writer, bool? network)
    {
        if (network != true)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteBoolean("enabled"u8, true);
        writer.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter writer, AdditionalPermissions granted)
    {
        if (granted is { Read: null, Write: null })
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        WritePaths(writer, "read", granted.Read);
        WritePaths(writer, "write", granted.Write);
        writer.WriteEndObject();
    }

    private static void WritePaths(Utf8JsonWriter writer, string name, IReadOnlyList<string>? paths)
    {
        if (paths is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var path in paths)
        {
            writer.WriteStringValue(path);
        }

        writer.WriteEndArray();
    }
}
