namespace Daemon.Protocol.V2.Handshake;

/// <summary>A client's own name and version.</summary>
public sealed record ClientInfo
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    public required string Version { get; init; }
}
