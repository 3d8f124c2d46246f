namespace Daemon.Protocol.V2.Turns;

/// <summary>A piece of context for one turn.</summary>
public sealed record AdditionalContextEntry
{
    public string? Name { get; init; }

    public required AdditionalContextKind Kind { get; init; }

    public required string Value { get; init; }
}
