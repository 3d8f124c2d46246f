using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The parameters of the server's request <c>item/commandExecution/requestApproval</c>.</summary>
public sealed record CommandExecutionRequestApprovalParams
{
    public CommandExecutionApprovalKind Kind { get; init; } = CommandExecutionApprovalKind.Command;

    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long StartedAtMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ApprovalId { get; init; }

    public string? EnvironmentId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NetworkApprovalContext? NetworkApprovalContext { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Command { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cwd { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CommandAction>? CommandActions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [WireExperimental]
    public AdditionalPermissionProfile? AdditionalPermissions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ProposedExecpolicyAmendment { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NetworkPolicyAmendment>? ProposedNetworkPolicyAmendments { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [WireExperimental]
    public IReadOnlyList<CommandExecutionApprovalDecision>? AvailableDecisions { get; init; }
}
