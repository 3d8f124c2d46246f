using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Tools;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/start</c>.</summary>
public sealed record ThreadStartParams
{
    [WireExperimental]
    public bool AllowProviderModelFallback { get; init; }

    public AskForApproval? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    public string? BaseInstructions { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Config { get; init; }

    public string? Cwd { get; init; }

    [WireExperimental]
    public bool? DaybreakEnabled { get; init; }

    public string? DeveloperInstructions { get; init; }

    [WireExperimental]
    public IReadOnlyList<DynamicToolSpec>? DynamicTools { get; init; }

    [WireExperimental]
    public IReadOnlyList<TurnEnvironmentParams>? Environments { get; init; }

    public bool? Ephemeral { get; init; }

    [WireExperimental]
    public bool ExperimentalRawEvents { get; init; }

    [WireExperimental]
    public ThreadHistoryMode? HistoryMode { get; init; }

    [WireExperimental]
    public string? MockExperimentalField { get; init; }

    public string? Model { get; init; }

    public string? ModelProvider { get; init; }

    [WireExperimental]
    public MultiAgentMode? MultiAgentMode { get; init; }

    [WireExperimental]
    public string? Permissions { get; init; }

    public Personality? Personality { get; init; }

    [WireExperimental]
    public string? ProjectId { get; init; }

    [WireExperimental]
    public IReadOnlyList<AbsolutePath>? RuntimeWorkspaceRoots { get; init; }

    public SandboxMode? Sandbox { get; init; }

    [WireExperimental]
    public IReadOnlyList<SelectedCapabilityRoot>? SelectedCapabilityRoots { get; init; }

    public string? ServiceName { get; init; }

    public Optional<string> ServiceTier { get; init; }

    public ThreadStartSource? SessionStartSource { get; init; }

    public string? ThreadSource { get; init; }
}
