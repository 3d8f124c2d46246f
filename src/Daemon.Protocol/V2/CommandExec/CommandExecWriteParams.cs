namespace Daemon.Protocol.V2.CommandExec;

/// <summary>The parameters of <c>command/exec/write</c>.</summary>
public sealed record CommandExecWriteParams
{
    public bool CloseStdin { get; init; }

    /// <summary>Base64 of the raw bytes.</summary>
    public string? DeltaBase64 { get; init; }

    public required string ProcessId { get; init; }
}
