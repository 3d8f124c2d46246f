namespace Daemon.Protocol.Acp.Handshake;

/// <summary>What can be done with sessions. An empty object means yes.</summary>
public sealed record SessionCapabilities
{
    public EmptyObject List { get; init; } = new();

    public EmptyObject Delete { get; init; } = new();

    public EmptyObject AdditionalDirectories { get; init; } = new();

    public EmptyObject Resume { get; init; } = new();

    public EmptyObject Close { get; init; } = new();
}
