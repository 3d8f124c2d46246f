namespace Daemon.Protocol.Acp.Sessions;

/// <summary>A variable of the environment, or a header.</summary>
public sealed record NamedValue
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}
