namespace Daemon.Protocol.V2.Processes;

/// <summary>The parameters of <c>process/writeStdin</c>.</summary>
public sealed record ProcessWriteStdinParams
{
    public bool CloseStdin { get; init; }

    /// <summary>Base64 of the raw bytes.</summary>
    public string? DeltaBase64 { get; init; }

    public required string ProcessHandle { get; init; }
}
