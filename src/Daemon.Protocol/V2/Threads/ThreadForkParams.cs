using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/fork</c>.</summary>
public sealed record ThreadForkParams
{
    public required string ThreadId { get; init; }

    public string? Path { get; init; }

    public AskForApproval? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    public bool AttachToSource { get; init; }

    public string? BaseInstructions { get; init; }

    public string? BeforeTurnId { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Config { get; init; }

    public string? Cwd { get; init; }

    public bool DeferGoalContinuation { get; init; }

    public string? DeveloperInstructions { get; init; }

    public bool Ephemeral { get; init; }

    public bool ExcludeTurns { get; init; }

    public bool ExperimentalDisablePredictionMcp { get; init; }

    public bool ExperimentalPredictionMode { get; init; }

    public string? LastTurnId { get; init; }

    public string? Model { get; init; }

    public string? ModelProvider { get; init; }

    public string? Permissions { get; init; }

    public IReadOnlyList<AbsolutePath>? RuntimeWorkspaceRoots { get; init; }

    public SandboxMode? Sandbox { get; init; }

    public Optional<string> ServiceTier { get; init; }

    public string? ThreadSource { get; init; }
}
