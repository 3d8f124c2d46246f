namespace Daemon.Protocol.V2.Models;

/// <summary>A hint to show once for a new model.</summary>
public sealed record ModelAvailabilityNux
{
    public required string Message { get; init; }
}
