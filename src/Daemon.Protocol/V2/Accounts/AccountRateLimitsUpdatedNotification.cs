namespace Daemon.Protocol.V2.Accounts;

/// <summary>The payload of <c>account/rateLimits/updated</c>.</summary>
public sealed record AccountRateLimitsUpdatedNotification
{
    public required RateLimitSnapshot RateLimits { get; init; }
}
