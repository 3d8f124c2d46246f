namespace Daemon.Protocol.V2.Processes;

/// <summary>The payload of <c>process/outputDelta</c>.</summary>
public sealed record ProcessOutputDeltaNotification
{
    public required string ProcessHandle { get; init; }

    public required ProcessOutputStream Stream { get; init; }

    /// <summary>Base64 of the raw bytes.</summary>
    public required string DeltaBase64 { get; init; }

    public required bool CapReached { get; init; }
}
