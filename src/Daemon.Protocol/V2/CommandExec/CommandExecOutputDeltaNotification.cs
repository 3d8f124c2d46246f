namespace Daemon.Protocol.V2.CommandExec;

/// <summary>The payload of <c>command/exec/outputDelta</c>.</summary>
public sealed record CommandExecOutputDeltaNotification
{
    public required string ProcessId { get; init; }

    public required CommandExecOutputStream Stream { get; init; }

    /// <summary>Base64 of the raw bytes.</summary>
    public required string DeltaBase64 { get; init; }

    public required bool CapReached { get; init; }
}
