namespace Daemon.Protocol.V2.Permissions;

/// <summary>The answer to <c>windowsSandbox/readiness</c>.</summary>
public sealed record WindowsSandboxReadinessResponse
{
    public required WindowsSandboxReadiness Status { get; init; }
}

/// <summary>How far the set-up of the Windows sandbox is.</summary>
public enum WindowsSandboxReadiness
{
    Ready,
    NotConfigured,
    UpdateRequired,
}
