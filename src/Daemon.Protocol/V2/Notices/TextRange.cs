namespace Daemon.Protocol.V2.Notices;

/// <summary>A range in a file.</summary>
public sealed record TextRange
{
    public required TextPosition Start { get; init; }

    public required TextPosition End { get; init; }
}
