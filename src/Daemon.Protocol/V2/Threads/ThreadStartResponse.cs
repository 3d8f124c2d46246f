using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/start</c>.</summary>
public sealed record ThreadStartResponse
{
    public required Thread Thread { get; init; }

    public required string Model { get; init; }

    public required string ModelProvider { get; init; }

    public string? ServiceTier { get; init; }

    public IReadOnlyList<string> DisabledPluginIds { get; init; } = [];

    public required AbsolutePath Cwd { get; init; }

    [WireExperimental]
    public IReadOnlyList<AbsolutePath> RuntimeWorkspaceRoots { get; init; } = [];

    public IReadOnlyList<string> InstructionSources { get; init; } = [];

    public required AskForApproval ApprovalPolicy { get; init; }

    public required ApprovalsReviewer ApprovalsReviewer { get; init; }

    public required SandboxPolicy Sandbox { get; init; }

    [WireExperimental]
    public ActivePermissionProfile? ActivePermissionProfile { get; init; }

    public string? ReasoningEffort { get; init; }

    [WireExperimental]
    public MultiAgentMode MultiAgentMode { get; init; } = MultiAgentMode.ExplicitRequestOnly;
}
