using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Rollout.Reading;

/// <summary>What a thread last ran under, as far as its file says; null members are for the configuration to fill.</summary>
public sealed record StoredSettings
{
    public string? Model { get; init; }

    public string? ModelProvider { get; init; }

    public string? Cwd { get; init; }

    public IReadOnlyList<string>? WorkspaceRoots { get; init; }

    public ApprovalPolicy? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    /// <summary>Null also when the file holds a profile that this version does not understand in full.</summary>
    public PermissionProfile? Permissions { get; init; }

    /// <summary>The id of the profile that <see cref="Permissions"/> came from; null for the old sandbox modes.</summary>
    public string? PermissionProfileId { get; init; }

    public string? PermissionProfileExtends { get; init; }

    public string? ReasoningEffort { get; init; }

    public string? ReasoningSummary { get; init; }

    public string? ServiceTier { get; init; }

    public string? Personality { get; init; }

    public string? CollaborationMode { get; init; }

    public string? CollaborationInstructions { get; init; }

    public IReadOnlyList<string> DisabledPluginIds { get; init; } = [];

    internal static StoredSettings FromThreadSettings(JsonElement settings) => Shared(new StoredSettings
    {
        ModelProvider = settings.String("model_provider_id"),
        WorkspaceRoots = settings.Get("runtime_workspace_roots") is null ? null : settings.Strings("runtime_workspace_roots"),
        ReasoningEffort = settings.String("reasoning_effort"),
        ReasoningSummary = settings.String("reasoning_summary"),
        ServiceTier = settings.String("service_tier"),
    }, settings);

    /// <summary>A turn's context says less than the settings: what it leaves out stays as it was.</summary>
    internal StoredSettings WithTurnContext(JsonElement context) => Shared(this with
    {
        ReasoningEffort = context.String("effort"),
        ReasoningSummary = ReasoningSummary ?? (context.String("summary") is { } summary and not "none" ? summary : null),
    }, context);

    /// <summary>What contexts of turns said, over the settings that stood before them.</summary>
    internal StoredSettings Over(StoredSettings before) => this with
    {
        Model = Model ?? before.Model,
        ModelProvider = before.ModelProvider,
        Cwd = Cwd ?? before.Cwd,
        WorkspaceRoots = before.WorkspaceRoots,
        ReasoningSummary = before.ReasoningSummary ?? ReasoningSummary,
        ServiceTier = before.ServiceTier,
    };

    private static StoredSettings Shared(StoredSettings settings, JsonElement source)
    {
        var mode = source.Get("collaboration_mode");
        return settings with
        {
            Model = source.String("model") ?? settings.Model,
            Cwd = source.String("cwd") ?? settings.Cwd,
            ApprovalPolicy = ApprovalPolicyJson.Read(source.Get("approval_policy")),
            ApprovalsReviewer = ApprovalPolicyJson.ReadReviewer(source.String("approvals_reviewer")),
            Permissions = PermissionProfileJson.Read(source.Get("permission_profile")),
            PermissionProfileId = source.Get("active_permission_profile")?.String("id"),
            PermissionProfileExtends = source.Get("active_permission_profile")?.String("extends"),
            Personality = source.String("personality"),
            DisabledPluginIds = source.Get("disabled_plugin_ids") is null ? settings.DisabledPluginIds : source.Strings("disabled_plugin_ids"),
            CollaborationMode = mode?.String("mode"),
            CollaborationInstructions = mode?.Get("settings")?.String("developer_instructions"),
        };
    }
}
