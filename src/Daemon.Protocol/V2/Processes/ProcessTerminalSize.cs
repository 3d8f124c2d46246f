namespace Daemon.Protocol.V2.Processes;

/// <summary>A terminal's size in character cells.</summary>
public sealed record ProcessTerminalSize
{
    public required ushort Cols { get; init; }

    public required ushort Rows { get; init; }
}
