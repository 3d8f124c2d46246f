namespace Daemon.Protocol.V2.Turns;

/// <summary>A span of the text with a meaning of its own.</summary>
public sealed record TextElement
{
    public required ByteRange ByteRange { get; init; }

    public string? Placeholder { get; init; }
}
