namespace Daemon.Protocol.V2.CommandExec;

/// <summary>The answer to <c>command/exec</c>.</summary>
public sealed record CommandExecResponse
{
    public required int ExitCode { get; init; }

    public required string Stdout { get; init; }

    public required string Stderr { get; init; }
}
