namespace Daemon.Protocol.V2.CommandExec;

/// <summary>A terminal's size in character cells.</summary>
public sealed record CommandExecTerminalSize
{
    public required ushort Cols { get; init; }

    public required ushort Rows { get; init; }
}
