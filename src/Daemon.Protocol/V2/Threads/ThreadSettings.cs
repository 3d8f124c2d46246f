using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The settings that the next turn runs under.</summary>
public sealed record ThreadSettings
{
    public IReadOnlyList<string> DisabledPluginIds { get; init; } = [];

    public required AbsolutePath Cwd { get; init; }

    [WireExperimental]
    public IReadOnlyList<ThreadEnvironment>? Environments { get; init; }

    public required AskForApproval ApprovalPolicy { get; init; }

    public required ApprovalsReviewer ApprovalsReviewer { get; init; }

    public required SandboxPolicy SandboxPolicy { get; init; }

    public ActivePermissionProfile? ActivePermissionProfile { get; init; }

    public required string Model { get; init; }

    public required string ModelProvider { get; init; }

    public string? ServiceTier { get; init; }

    public string? Effort { get; init; }

    public ReasoningSummary? Summary { get; init; }

    public required CollaborationMode CollaborationMode { get; init; }

    [WireExperimental]
    public MultiAgentMode MultiAgentMode { get; init; } = MultiAgentMode.ExplicitRequestOnly;

    public Personality? Personality { get; init; }
}
