namespace Daemon.Protocol.V2.Turns;

/// <summary>A half-open range of UTF-8 byte offsets.</summary>
public sealed record ByteRange
{
    public required ulong Start { get; init; }

    public required ulong End { get; init; }
}
