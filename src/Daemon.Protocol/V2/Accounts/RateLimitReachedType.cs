using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>Which limit was hit.</summary>
public enum RateLimitReachedType
{
    [JsonStringEnumMemberName("rate_limit_reached")]
    RateLimitReached,
    [JsonStringEnumMemberName("workspace_owner_credits_depleted")]
    WorkspaceOwnerCreditsDepleted,
    [JsonStringEnumMemberName("workspace_member_credits_depleted")]
    WorkspaceMemberCreditsDepleted,
    [JsonStringEnumMemberName("workspace_owner_usage_limit_reached")]
    WorkspaceOwnerUsageLimitReached,
    [JsonStringEnumMemberName("workspace_member_usage_limit_reached")]
    WorkspaceMemberUsageLimitReached,
}
