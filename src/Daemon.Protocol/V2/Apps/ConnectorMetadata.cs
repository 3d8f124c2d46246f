namespace Daemon.Protocol.V2.Apps;

/// <summary>An app and its tools.</summary>
public sealed record ConnectorMetadata
{
    public string? Description { get; init; }

    public string? DistributionChannel { get; init; }

    public string? IconUrl { get; init; }

    public string? IconUrlDark { get; init; }

    public required string Id { get; init; }

    public string? InstallUrl { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> PluginDisplayNames { get; init; } = [];

    public IReadOnlyList<AppToolSummary>? ToolSummaries { get; init; }
}
