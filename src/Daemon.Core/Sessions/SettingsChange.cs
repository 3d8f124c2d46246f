using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <summary>Applies a patch to settings.</summary>
public static class SettingsChange
{
    public static SessionSettings Apply(SessionSettings now, SettingsPatch patch)
    {
        var cwd = patch.Cwd ?? now.Cwd;
        var next = now with
        {
            Model = patch.Model ?? now.Model,
            Cwd = cwd,
            WorkspaceRoots = patch.WorkspaceRoots ?? MoveRoots(now, cwd),
            ApprovalPolicy = patch.ApprovalPolicy ?? now.ApprovalPolicy,
            ApprovalsReviewer = patch.ApprovalsReviewer ?? now.ApprovalsReviewer,
            Permissions = patch.Permissions ?? now.Permissions,
            ReasoningEffort = patch.ReasoningEffort.Or(now.ReasoningEffort),
            ReasoningSummary = patch.ReasoningSummary.Or(now.ReasoningSummary),
            ServiceTier = patch.ServiceTier.Or(now.ServiceTier),
            Personality = patch.Personality.Or(now.Personality),
            CollaborationMode = patch.CollaborationMode ?? now.CollaborationMode,
            // They belong to their mode: another mode does not keep them.
            CollaborationInstructions = patch.CollaborationMode is null ? now.CollaborationInstructions : patch.CollaborationInstructions,
            DisabledPluginIds = patch.DisabledPluginIds is { } ids && !ids.SequenceEqual(now.DisabledPluginIds) ? ids : now.DisabledPluginIds,
        };

        // Lists compare by reference: an equal list must not count as a change.
        return next.WorkspaceRoots.SequenceEqual(now.WorkspaceRoots) ? next with { WorkspaceRoots = now.WorkspaceRoots } : next;
    }

    /// <summary>A new cwd takes the old one's place among the roots; the others stay.</summary>
    private static IReadOnlyList<string> MoveRoots(SessionSettings now, string cwd)
    {
        if (cwd == now.Cwd || !now.WorkspaceRoots.Contains(now.Cwd))
        {
            return now.WorkspaceRoots;
        }

        return [.. now.WorkspaceRoots.Select(root => root == now.Cwd ? cwd : root).Distinct()];
    }
}

/// <summary>Reads of settings that several rooms need.</summary>
internal static class SessionSettingsExtensions
{
    /// <summary>Runtime roots and those that the profile declares.</summary>
    public static IReadOnlyList<string> AllWorkspaceRoots(this SessionSettings settings) =>
        settings.Permissions.WorkspaceRoots.Count == 0
            ? settings.WorkspaceRoots
            : [.. settings.WorkspaceRoots.Concat(settings.Permissions.WorkspaceRoots).Distinct()];
}
