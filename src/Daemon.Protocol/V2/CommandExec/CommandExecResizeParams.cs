namespace Daemon.Protocol.V2.CommandExec;

/// <summary>The parameters of <c>command/exec/resize</c>.</summary>
public sealed record CommandExecResizeParams
{
    public required string ProcessId { get; init; }

    public required CommandExecTerminalSize Size { get; init; }
}
