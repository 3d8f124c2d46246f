using System.Text.Json;

namespace Daemon.Config.Plugins;

/// <summary>How a plugin is presented. Paths are absolute; nothing need exist there.</summary>
public sealed record PluginInterface
{
    private const int MaxPrompts = 3;
    private const int MaxPromptChars = 128;

    public string? DisplayName { get; init; }

    public string? ShortDescription { get; init; }

    public string? LongDescription { get; init; }

    public string? DeveloperName { get; init; }

    public string? Category { get; init; }

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    public string? WebsiteUrl { get; init; }

    public string? PrivacyPolicyUrl { get; init; }

    public string? TermsOfServiceUrl { get; init; }

    public IReadOnlyList<string>? DefaultPrompt { get; init; }

    public string? BrandColor { get; init; }

    public string? ComposerIcon { get; init; }

    public string? Logo { get; init; }

    public string? LogoDark { get; init; }

    public IReadOnlyList<string> Screenshots { get; init; } = [];

    /// <param name="root">The plugin's folder.</param>
    internal static PluginInterface Read(JsonElement json, string root) => new()
    {
        DisplayName = PluginJson.Text(json, "displayName"),
        ShortDescription = PluginJson.Text(json, "shortDescription"),
        LongDescription = PluginJson.Text(json, "longDescription"),
        DeveloperName = PluginJson.Text(json, "developerName"),
        Category = PluginJson.Text(json, "category"),
        Capabilities = PluginJson.Texts(json, "capabilities") ?? [],
        WebsiteUrl = PluginJson.Text(json, "websiteURL") ?? PluginJson.Text(json, "websiteUrl"),
        PrivacyPolicyUrl = PluginJson.Text(json, "privacyPolicyURL") ?? PluginJson.Text(json, "privacyPolicyUrl"),
        TermsOfServiceUrl = PluginJson.Text(json, "termsOfServiceURL") ?? PluginJson.Text(json, "termsOfServiceUrl"),
        DefaultPrompt = Prompts(PluginJson.Texts(json, "defaultPrompt")),
        BrandColor = PluginJson.Text(json, "brandColor"),
        ComposerIcon = PluginJson.Inside(root, PluginJson.Text(json, "composerIcon")),
        Logo = PluginJson.Inside(root, PluginJson.Text(json, "logo")),
        LogoDark = PluginJson.Inside(root, PluginJson.Text(json, "logoDark")),
        Screenshots = [.. (PluginJson.Texts(json, "screenshots") ?? []).Select(path => PluginJson.Inside(root, path)).OfType<string>()],
    };

    private static List<string>? Prompts(IReadOnlyList<string>? prompts)
    {
        var usable = prompts?.Select(prompt => prompt.Trim()).Where(prompt => prompt.Length is > 0 and <= MaxPromptChars).Take(MaxPrompts).ToList();
        return usable is { Count: > 0 } ? usable : null;
    }
}
