namespace Daemon.Protocol.V2.Notices;

/// <summary>A line and column, counted from 1.</summary>
public sealed record TextPosition
{
    public required ulong Line { get; init; }

    public required ulong Column { get; init; }
}
