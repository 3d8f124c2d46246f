using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>Which limit was hit.</summary>
[JsonConverter(typeof(RateLimitReachedTypeConverter))]
public enum RateLimitReachedType
{
    RateLimitReached,
    WorkspaceOwnerCreditsDepleted,
    WorkspaceMemberCreditsDepleted,
    WorkspaceOwnerUsageLimitReached,
    WorkspaceMemberUsageLimitReached,
}

/// <summary>The wire names of <see cref="RateLimitReachedType"/>.</summary>
internal sealed class RateLimitReachedTypeConverter() : WireEnumConverter<RateLimitReachedType>(
    "rate_limit_reached", "workspace_owner_credits_depleted", "workspace_member_credits_depleted",
    "workspace_owner_usage_limit_reached", "workspace_member_usage_limit_reached");
