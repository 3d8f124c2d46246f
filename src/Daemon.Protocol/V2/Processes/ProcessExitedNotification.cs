namespace Daemon.Protocol.V2.Processes;

/// <summary>The payload of <c>process/exited</c>.</summary>
public sealed record ProcessExitedNotification
{
    public required string ProcessHandle { get; init; }

    public required int ExitCode { get; init; }

    public bool? OutputDrainTimedOut { get; init; }

    public required string Stdout { get; init; }

    public required bool StdoutCapReached { get; init; }

    public required string Stderr { get; init; }

    public required bool StderrCapReached { get; init; }
}
