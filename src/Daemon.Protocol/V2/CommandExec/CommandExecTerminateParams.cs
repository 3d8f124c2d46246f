namespace Daemon.Protocol.V2.CommandExec;

/// <summary>The parameters of <c>command/exec/terminate</c>.</summary>
public sealed record CommandExecTerminateParams
{
    public required string ProcessId { get; init; }
}
