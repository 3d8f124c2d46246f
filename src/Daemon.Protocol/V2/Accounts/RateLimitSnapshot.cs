namespace Daemon.Protocol.V2.Accounts;

/// <summary>The provider's limits as last seen.</summary>
public sealed record RateLimitSnapshot
{
    public string? LimitId { get; init; }

    public string? LimitName { get; init; }

    public string? NormalModelSlug { get; init; }

    public RateLimitWindow? Primary { get; init; }

    public RateLimitWindow? Secondary { get; init; }

    public CreditsSnapshot? Credits { get; init; }

    public SpendControlLimitSnapshot? IndividualLimit { get; init; }

    public bool? SpendControlReached { get; init; }

    public PlanType? PlanType { get; init; }

    public RateLimitReachedType? RateLimitReachedType { get; init; }
}
