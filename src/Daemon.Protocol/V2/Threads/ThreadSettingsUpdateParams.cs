using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/settings/update</c>.</summary>
public sealed record ThreadSettingsUpdateParams
{
    public required string ThreadId { get; init; }

    public AskForApproval? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    public CollaborationMode? CollaborationMode { get; init; }

    public string? Cwd { get; init; }

    public IReadOnlyList<string>? DisabledPluginIds { get; init; }

    public string? Effort { get; init; }

    public IReadOnlyList<TurnEnvironmentParams>? Environments { get; init; }

    public string? Model { get; init; }

    public MultiAgentMode? MultiAgentMode { get; init; }

    public string? Permissions { get; init; }

    public Personality? Personality { get; init; }

    public SandboxPolicy? SandboxPolicy { get; init; }

    public Optional<string> ServiceTier { get; init; }

    public ReasoningSummary? Summary { get; init; }
}
