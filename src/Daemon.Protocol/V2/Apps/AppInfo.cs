namespace Daemon.Protocol.V2.Apps;

/// <summary>An app that an account may connect.</summary>
public sealed record AppInfo
{
    public AppMetadata? AppMetadata { get; init; }

    public AppBranding? Branding { get; init; }

    public string? Description { get; init; }

    public string? DistributionChannel { get; init; }

    public IReadOnlyDictionary<string, string>? IconAssets { get; init; }

    public IReadOnlyDictionary<string, string>? IconDarkAssets { get; init; }

    public required string Id { get; init; }

    public string? InstallUrl { get; init; }

    public bool IsAccessible { get; init; }

    public bool IsEnabled { get; init; } = true;

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string? LogoUrl { get; init; }

    public string? LogoUrlDark { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> PluginDisplayNames { get; init; } = [];
}
