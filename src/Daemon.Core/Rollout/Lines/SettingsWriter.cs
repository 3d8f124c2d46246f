using System.Text.Json;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Lines;

/// <summary>Writes the two lines that say what a thread runs under: <c>turn_context</c> and <c>thread_settings_applied</c>.</summary>
internal static class SettingsWriter
{
    public static void WriteTurnContext(Utf8JsonWriter json, RolloutLine.TurnContext context)
    {
        var settings = context.Settings;
        json.WriteStartObject();
        json.WriteString("turn_id"u8, context.TurnId);
        json.WriteString("root_turn_id"u8, context.RootTurnId ?? context.TurnId);
        WriteStrings(json, "disabled_plugin_ids"u8, settings.DisabledPluginIds);
        json.WriteString("cwd"u8, settings.Cwd);
        json.WritePropertyName("approval_policy"u8);
        ApprovalPolicyJson.Write(json, settings.ApprovalPolicy);
        json.WriteString("approvals_reviewer"u8, ApprovalPolicyJson.NameOf(settings.ApprovalsReviewer));
        WritePermissions(json, settings.Permissions);
        json.WriteString("model"u8, settings.Model);
        WriteOptional(json, "personality"u8, settings.Personality);
        WriteCollaborationMode(json, settings);
        json.WriteString("multi_agent_version"u8, "disabled"u8);
        json.WriteBoolean("realtime_active"u8, false);
        WriteOptional(json, "effort"u8, settings.ReasoningEffort);
        json.WriteString("summary"u8, settings.ReasoningSummary ?? "none");
        json.WritePropertyName("sandbox_policy"u8);
        LegacySandboxPolicyWriter.Write(json, settings);
        json.WriteEndObject();
    }

    /// <summary>Writes the <c>thread_settings</c> member.</summary>
    public static void WriteThreadSettings(Utf8JsonWriter json, SessionSettings settings)
    {
        json.WriteStartObject("thread_settings"u8);
        json.WriteString("model"u8, settings.Model);
        json.WriteString("model_provider_id"u8, settings.ModelProvider);
        WriteOptional(json, "service_tier"u8, settings.ServiceTier);
        json.WritePropertyName("approval_policy"u8);
        ApprovalPolicyJson.Write(json, settings.ApprovalPolicy);
        json.WriteString("approvals_reviewer"u8, ApprovalPolicyJson.NameOf(settings.ApprovalsReviewer));
        json.WriteString("requested_approvals_reviewer"u8, ApprovalPolicyJson.NameOf(settings.ApprovalsReviewer));
        WritePermissions(json, settings.Permissions);
        json.WriteString("cwd"u8, settings.Cwd);
        WriteStrings(json, "runtime_workspace_roots"u8, settings.WorkspaceRoots);
        WriteOptional(json, "reasoning_effort"u8, settings.ReasoningEffort);
        WriteOptional(json, "reasoning_summary"u8, settings.ReasoningSummary);
        WriteOptional(json, "personality"u8, settings.Personality);
        WriteCollaborationMode(json, settings);
        WriteStrings(json, "disabled_plugin_ids"u8, settings.DisabledPluginIds);
        json.WriteEndObject();
    }

    public static void WriteStrings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WritePermissions(Utf8JsonWriter json, ResolvedPermissionProfile permissions)
    {
        json.WritePropertyName("permission_profile"u8);
        PermissionProfileJson.Write(json, permissions.Profile);
        var (id, extends) = permissions switch
        {
            ResolvedPermissionProfile.BuiltIn builtIn => (builtIn.Id, null),
            ResolvedPermissionProfile.Named named => (named.Id, named.Extends),
            _ => (null, null),
        };
        if (id is null)
        {
            return;
        }

        json.WriteStartObject("active_permission_profile"u8);
        json.WriteString("id"u8, id);
        WriteOptional(json, "extends"u8, extends);
        json.WriteEndObject();
    }

    private static void WriteCollaborationMode(Utf8JsonWriter json, SessionSettings settings)
    {
        json.WriteStartObject("collaboration_mode"u8);
        json.WriteString("mode"u8, settings.CollaborationMode);
        json.WriteStartObject("settings"u8);
        json.WriteString("model"u8, settings.Model);
        json.WriteString("reasoning_effort"u8, settings.ReasoningEffort);
        json.WriteString("developer_instructions"u8, settings.CollaborationInstructions);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
