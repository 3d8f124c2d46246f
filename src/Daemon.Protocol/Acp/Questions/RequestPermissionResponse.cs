namespace Daemon.Protocol.Acp.Questions;

/// <summary>The editor's answer.</summary>
public sealed record RequestPermissionResponse
{
    public required RequestPermissionOutcome Outcome { get; init; }
}
