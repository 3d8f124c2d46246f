using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>How a plugin is presented.</summary>
public sealed record PluginInterface
{
    public string? BrandColor { get; init; }

    public required IReadOnlyList<string> Capabilities { get; init; }

    public string? Category { get; init; }

    public AbsolutePath? ComposerIcon { get; init; }

    public string? ComposerIconUrl { get; init; }

    public IReadOnlyList<string>? DefaultPrompt { get; init; }

    public string? DeveloperName { get; init; }

    public string? DisplayName { get; init; }

    public AbsolutePath? Logo { get; init; }

    public AbsolutePath? LogoDark { get; init; }

    public string? LogoUrl { get; init; }

    public string? LogoUrlDark { get; init; }

    public string? LongDescription { get; init; }

    public string? PrivacyPolicyUrl { get; init; }

    public required IReadOnlyList<string> ScreenshotUrls { get; init; }

    public required IReadOnlyList<AbsolutePath> Screenshots { get; init; }

    public string? ShortDescription { get; init; }

    public string? TermsOfServiceUrl { get; init; }

    public string? WebsiteUrl { get; init; }
}
