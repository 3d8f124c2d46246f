namespace Daemon.Protocol.V2.Accounts;

/// <summary>A spending limit.</summary>
public sealed record SpendControlLimitSnapshot
{
    /// <summary>Entries per page; null for the default.</summary>
    public required string Limit { get; init; }

    public required int RemainingPercent { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long ResetsAt { get; init; }

    public required string Used { get; init; }
}
