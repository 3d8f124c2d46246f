namespace Daemon.Protocol.V2.Accounts;

/// <summary>The payload of <c>account/updated</c>.</summary>
public sealed record AccountUpdatedNotification
{
    public AuthMode? AuthMode { get; init; }

    public PlanType? PlanType { get; init; }
}
