namespace Daemon.Protocol.Acp.Updates;

/// <summary>What follows a command.</summary>
public sealed record AvailableCommandInput
{
    public required string Hint { get; init; }
}
