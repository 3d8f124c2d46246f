namespace Daemon.Protocol.V2.Processes;

/// <summary>The parameters of <c>process/resizePty</c>.</summary>
public sealed record ProcessResizePtyParams
{
    public required string ProcessHandle { get; init; }

    public required ProcessTerminalSize Size { get; init; }
}
