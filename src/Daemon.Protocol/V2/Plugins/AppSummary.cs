namespace Daemon.Protocol.V2.Plugins;

/// <summary>An app, in brief.</summary>
public sealed record AppSummary
{
    public string? Category { get; init; }

    public string? Description { get; init; }

    public required string Id { get; init; }

    public string? InstallUrl { get; init; }

    public required string Name { get; init; }
}
