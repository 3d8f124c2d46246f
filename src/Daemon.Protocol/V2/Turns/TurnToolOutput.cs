using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Turns;

/// <summary>A tool's output handed in with a turn.</summary>
public sealed record TurnToolOutput
{
    public required string Name { get; init; }

    public string? Namespace { get; init; }

    public required RawJson Output { get; init; }

    public bool Retain { get; init; }
}
