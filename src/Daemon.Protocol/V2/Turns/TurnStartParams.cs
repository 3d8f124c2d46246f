using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Models;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;

namespace Daemon.Protocol.V2.Turns;

/// <summary>The parameters of <c>turn/start</c>.</summary>
public sealed record TurnStartParams
{
    public required string ThreadId { get; init; }

    [WireExperimental]
    public IReadOnlyDictionary<string, AdditionalContextEntry>? AdditionalContext { get; init; }

    public AskForApproval? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    public string? ClientUserMessageId { get; init; }

    [WireExperimental]
    public CollaborationMode? CollaborationMode { get; init; }

    public string? Cwd { get; init; }

    [WireExperimental]
    public CyberAccessProgram? CyberAccessProgram { get; init; }

    public IReadOnlyList<string>? DisabledPluginIds { get; init; }

    public string? Effort { get; init; }

    [WireExperimental]
    public IReadOnlyList<TurnEnvironmentParams>? Environments { get; init; }

    public required IReadOnlyList<UserInput> Input { get; init; }

    public string? Model { get; init; }

    [WireExperimental]
    public MultiAgentMode? MultiAgentMode { get; init; }

    public JsonElement? OutputSchema { get; init; }

    public string? ParentTurnId { get; init; }

    [WireExperimental]
    public string? Permissions { get; init; }

    public Personality? Personality { get; init; }

    [WireExperimental]
    public IReadOnlyDictionary<string, string>? ResponsesapiClientMetadata { get; init; }

    [WireExperimental]
    public IReadOnlyDictionary<string, string>? ResponsesapiClientMetadataPatch { get; init; }

    public string? RootTurnId { get; init; }

    [WireExperimental]
    public IReadOnlyList<AbsolutePath>? RuntimeWorkspaceRoots { get; init; }

    public SandboxPolicy? SandboxPolicy { get; init; }

    public Optional<string> ServiceTier { get; init; }

    public Optional<string> ServiceTierForTurn { get; init; }

    public ReasoningSummary? Summary { get; init; }

    public TurnToolOutput? ToolOutput { get; init; }

    public string? TurnTrigger { get; init; }
}
