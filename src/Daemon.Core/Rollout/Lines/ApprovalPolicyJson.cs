using System.Text.Json;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Rollout.Lines;

/// <summary><c>"untrusted"</c>, <c>"on-request"</c>, <c>"never"</c> or <c>{"granular":{...}}</c>.</summary>
internal static class ApprovalPolicyJson
{
    public static void Write(Utf8JsonWriter json, ApprovalPolicy policy)
    {
        switch (policy.Nearest())
        {
            case ApprovalPolicy.UnlessTrusted:
                json.WriteStringValue("untrusted"u8);
                break;
            case ApprovalPolicy.OnRequest:
                json.WriteStringValue("on-request"u8);
                break;
            case ApprovalPolicy.Never:
                json.WriteStringValue("never"u8);
                break;
            case ApprovalPolicy.Granular granular:
                json.WriteStartObject();
                json.WriteStartObject("granular"u8);
                json.WriteBoolean("sandbox_approval"u8, granular.SandboxApproval);
                json.WriteBoolean("rules"u8, granular.Rules);
                json.WriteBoolean("skill_approval"u8, granular.SkillApproval);
                json.WriteBoolean("request_permissions"u8, granular.RequestPermissions);
                json.WriteBoolean("mcp_elicitations"u8, granular.McpElicitations);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            default:
                throw new ArgumentException($"unknown approval policy {policy.GetType().Name}", nameof(policy));
        }
    }

    /// <summary>Null for anything unknown: a reader then falls back to the configured policy.</summary>
    public static ApprovalPolicy? Read(JsonElement? policy) => policy switch
    {
        { ValueKind: JsonValueKind.String } name => name.GetString() switch
        {
            "untrusted" => new ApprovalPolicy.UnlessTrusted(),
            // "on-failure" is the old name of asking after a failed sandboxed run; on-request asks in the same place.
            "on-request" or "on-failure" => new ApprovalPolicy.OnRequest(),
            "never" => new ApprovalPolicy.Never(),
            _ => null,
        },
        { ValueKind: JsonValueKind.Object } tagged when tagged.Get("granular") is { } granular => new ApprovalPolicy.Granular(
            granular.Boolean("sandbox_approval") ?? false,
            granular.Boolean("rules") ?? false,
            granular.Boolean("mcp_elicitations") ?? false,
            granular.Boolean("skill_approval") ?? false,
            granular.Boolean("request_permissions") ?? false),
        _ => null,
    };

    public static string NameOf(ApprovalsReviewer reviewer) => reviewer == ApprovalsReviewer.AutoReview ? "auto_review" : "user";

    /// <summary>Null for anything unknown. <c>guardian_subagent</c> is the old name of <c>auto_review</c>.</summary>
    public static ApprovalsReviewer? ReadReviewer(string? name) => name switch
    {
        "user" => ApprovalsReviewer.User,
        "auto_review" or "guardian_subagent" => ApprovalsReviewer.AutoReview,
        _ => null,
    };
}
