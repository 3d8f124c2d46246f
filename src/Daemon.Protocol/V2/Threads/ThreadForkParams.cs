using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/fork</c>.</summary>
public sealed record ThreadForkParams
{
    public required string ThreadId { get; init; }

    [WireExperimental]
    public string? Path { get; init; }

    public AskForApproval? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    [WireExperimental]
    public bool AttachToSource { get; init; }

    public string? BaseInstructions { get; init; }

    [WireExperimental]
    public string? BeforeTurnId { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Config { get; init; }

    public string? Cwd { get; init; }

    [WireExperimental]
    public bool DeferGoalContinuation { get; init; }

    public string? DeveloperInstructions { get; init; }

    public bool Ephemeral { get; init; }

    public bool ExcludeTurns { get; init; }

    [WireExperimental]
    public bool ExperimentalDisablePredictionMcp { get; init; }

    [WireExperimental]
    public bool ExperimentalPredictionMode { get; init; }

    public string? LastTurnId { get; init; }

    public string? Model { get; init; }

    public string? ModelProvider { get; init; }

    [WireExperimental]
    public string? Permissions { get; init; }

    [WireExperimental]
    public IReadOnlyList<AbsolutePath>? RuntimeWorkspaceRoots { get; init; }

    public SandboxMode? Sandbox { get; init; }

    public Optional<string> ServiceTier { get; init; }

    public string? ThreadSource { get; init; }
}
