using Daemon.Config.Hooks;
using Daemon.Config.Model;
using Daemon.Config.Plugins;
using Daemon.Core.Skills;
using Daemon.Protocol.Hooks;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Hooks;
using Daemon.Protocol.V2.Plugins;
using Source = Daemon.Config.Plugins.PluginSource;
using WireInterface = Daemon.Protocol.V2.Plugins.PluginInterface;
using WireSource = Daemon.Protocol.V2.Plugins.PluginSource;

namespace Daemon.AppServer.Mapping;

/// <summary>Marketplaces and plugins in the form of the wire.</summary>
internal static class PluginMapper
{
    public static PluginMarketplaceEntry Entry(PluginMarketplace marketplace, IReadOnlyList<PluginSummary> plugins) => new()
    {
        Name = marketplace.Name,
        Path = new AbsolutePath(marketplace.ManifestPath),
        Interface = marketplace.Interface is { } shown ? new Protocol.V2.Plugins.MarketplaceInterface { DisplayName = shown.DisplayName } : null,
        Plugins = plugins,
    };

    /// <param name="manifest">Null when the plugin's files are not at hand.</param>
    public static PluginSummary Summary(PluginId id, MarketplacePlugin plugin, PluginManifest? manifest, bool installed, bool enabled) => new()
    {
        Id = id.ToString(),
        Name = plugin.Name,
        LocalVersion = manifest?.Version,
        Source = SourceOf(plugin.Source),
        Installed = installed,
        Enabled = enabled,
        InstallPolicy = plugin.Installation switch
        {
            PluginInstallation.NotAvailable => PluginInstallPolicy.NotAvailable,
            PluginInstallation.InstalledByDefault => PluginInstallPolicy.InstalledByDefault,
            _ => PluginInstallPolicy.Available,
        },
        AuthPolicy = AuthPolicy(plugin),
        Interface = Interface(manifest?.Interface, plugin.Category),
        Keywords = manifest?.Keywords ?? [],
    };

    public static PluginAuthPolicy AuthPolicy(MarketplacePlugin plugin) =>
        plugin.Authentication == PluginAuthentication.OnUse ? PluginAuthPolicy.OnUse : PluginAuthPolicy.OnInstall;

    /// <param name="manifest">Null when the plugin's files are not at hand: then it is told where they are.</param>
    public static PluginDetail Detail(PluginMarketplace marketplace, PluginSummary summary, MarketplacePlugin plugin, PluginManifest? manifest) => new()
    {
        MarketplaceName = marketplace.Name,
        MarketplacePath = new AbsolutePath(marketplace.ManifestPath),
        Summary = summary,
        Description = manifest is null ? Elsewhere(plugin.Source) : manifest.Description,
        Skills = manifest is null ? [] : Skills(manifest, summary.Id),
        Hooks = manifest is null ? [] : [.. PluginHooks.Find(PluginId.TryParse(summary.Id)!, manifest).Select(Hook)],
        McpServers = manifest is null ? [] : PluginServers.Names(manifest),
        Apps = [],
        AppTemplates = [],
    };

    private static IReadOnlyList<SkillSummary> Skills(PluginManifest manifest, string id) =>
    [
        .. manifest.SkillFolders
            .SelectMany(folder => SkillCatalog.FindIn(new PluginSkillFolder(id, manifest.Name, folder)).Skills)
            .Select(skill => new SkillSummary
            {
                Name = skill.Name,
                Description = skill.Description,
                ShortDescription = skill.ShortDescription,
                Path = skill.Path,
                Enabled = skill.IsEnabled,
            }),
    ];

    private static PluginHookSummary Hook(HookDefinition hook) => new() { Key = hook.Key, EventName = EventName(hook.Event) };

    private static HookEventName EventName(HookEvent value) => value switch
    {
        HookEvent.PreModelRequest => HookEventName.PreModelRequest,
        HookEvent.PostModelRequest => HookEventName.PostModelRequest,
        HookEvent.PreToolUse => HookEventName.PreToolUse,
        HookEvent.PermissionRequest => HookEventName.PermissionRequest,
        HookEvent.PostToolUse => HookEventName.PostToolUse,
        HookEvent.PreCompact => HookEventName.PreCompact,
        HookEvent.PostCompact => HookEventName.PostCompact,
        HookEvent.SessionStart => HookEventName.SessionStart,
        HookEvent.SessionEnd => HookEventName.SessionEnd,
        HookEvent.UserPromptSubmit => HookEventName.UserPromptSubmit,
        HookEvent.SubagentStart => HookEventName.SubagentStart,
        HookEvent.SubagentStop => HookEventName.SubagentStop,
        HookEvent.Interrupt => HookEventName.Interrupt,
        _ => HookEventName.Stop,
    };

    private static string Elsewhere(Source source) => source switch
    {
        Source.Git git => $"This plugin is in another repository, {git.Url}{Part("path", git.Path)}{Part("ref", git.RefName)}{Part("sha", git.Sha)}. Install it to see what it brings.",
        Source.Npm npm => $"This plugin is the npm package {npm.Package}{Part("version", npm.Version)}{Part("registry", npm.Registry)}. Install it to see what it brings.",
        _ => "",
    };

    private static string Part(string name, string? value) => value is null ? "" : $", {name} `{value}`";

    private static WireSource SourceOf(Source source) => source switch
    {
        Source.Git git => new WireSource.Git { Url = git.Url, Path = git.Path, RefName = git.RefName, Sha = git.Sha },
        Source.Npm npm => new WireSource.Npm { Package = npm.Package, Version = npm.Version, Registry = npm.Registry },
        Source.Local local => new WireSource.Local { Path = new AbsolutePath(local.Path) },
        _ => throw new ArgumentException($"a source of type {source.GetType().Name} has no wire form", nameof(source)),
    };

    private static WireInterface? Interface(Config.Plugins.PluginInterface? shown, string? category) => shown is null && category is null ? null : new WireInterface
    {
        DisplayName = shown?.DisplayName,
        ShortDescription = shown?.ShortDescription,
        LongDescription = shown?.LongDescription,
        DeveloperName = shown?.DeveloperName,
        Category = category ?? shown?.Category,
        Capabilities = shown?.Capabilities ?? [],
        WebsiteUrl = shown?.WebsiteUrl,
        PrivacyPolicyUrl = shown?.PrivacyPolicyUrl,
        TermsOfServiceUrl = shown?.TermsOfServiceUrl,
        DefaultPrompt = shown?.DefaultPrompt,
        BrandColor = shown?.BrandColor,
        ComposerIcon = AbsoluteOrNull(shown?.ComposerIcon),
        Logo = AbsoluteOrNull(shown?.Logo),
        LogoDark = AbsoluteOrNull(shown?.LogoDark),
        Screenshots = [.. (shown?.Screenshots ?? []).Select(path => new AbsolutePath(path))],
        ScreenshotUrls = [],
    };

    private static AbsolutePath? AbsoluteOrNull(string? path) => path is null ? null : new AbsolutePath(path);
}
