namespace Daemon.Protocol.V2.Apps;

/// <summary>An app that is connected.</summary>
public sealed record InstalledApp
{
    public required bool Callable { get; init; }

    public required bool Enabled { get; init; }

    public required string Id { get; init; }

    public string? RuntimeName { get; init; }
}
