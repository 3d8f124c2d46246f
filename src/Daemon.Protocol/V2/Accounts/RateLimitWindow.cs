namespace Daemon.Protocol.V2.Accounts;

/// <summary>One window of a limit.</summary>
public sealed record RateLimitWindow
{
    /// <summary>0 to 100.</summary>
    public required int UsedPercent { get; init; }

    /// <summary>Minutes.</summary>
    public long? WindowDurationMins { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? ResetsAt { get; init; }
}
