namespace Daemon.Protocol.V2.Processes;

/// <summary>The parameters of <c>process/kill</c>.</summary>
public sealed record ProcessKillParams
{
    public required string ProcessHandle { get; init; }
}
