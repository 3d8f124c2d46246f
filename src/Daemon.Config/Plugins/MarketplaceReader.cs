using System.Text.Json;

namespace Daemon.Config.Plugins;

/// <summary>
/// Reads the manifest of a marketplace. An entry that names no plugin, or a source that is unknown or leads out of the marketplace, is
/// left out; so is the second of two with one name.
/// </summary>
public static class MarketplaceReader
{
    private static readonly string[] Places =
        [".agents/plugins/marketplace.json", ".claude-plugin/marketplace.json", ".cursor-plugin/marketplace.json"];

    /// <summary>The manifest in a marketplace's folder; null when there is none.</summary>
    public static string? FindManifest(string root) => Places.Select(place => Path.Join(root, place)).FirstOrDefault(File.Exists);

    /// <summary>The folder that a manifest stands for.</summary>
    public static string RootOf(string manifest)
    {
        foreach (var place in Places)
        {
            var suffix = Path.DirectorySeparatorChar + place.Replace('/', Path.DirectorySeparatorChar);
            if (manifest.EndsWith(suffix, StringComparison.Ordinal))
            {
                return manifest[..^suffix.Length] is { Length: > 0 } root ? root : Path.GetPathRoot(manifest)!;
            }
        }

        return Path.GetDirectoryName(manifest)!;
    }

    /// <exception cref="PluginException">It is not there, or no manifest.</exception>
    public static PluginMarketplace Read(string manifest)
    {
        if (!File.Exists(manifest))
        {
            throw new PluginException($"marketplace file `{manifest}` does not exist");
        }

        try
        {
            if (!PluginJson.TryReadObject(manifest, out var json, out var problem))
            {
                throw Invalid(manifest, problem);
            }

            return Of(json, manifest);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Invalid(manifest, error.Message);
        }
    }

    private static PluginMarketplace Of(JsonElement json, string manifest)
    {
        var name = PluginJson.Text(json, "name") ?? throw Invalid(manifest, "missing field `name`");
        if (PluginJson.Member(json, "plugins") is not { ValueKind: JsonValueKind.Array } entries)
        {
            throw Invalid(manifest, "missing field `plugins`");
        }

        var root = RootOf(manifest);
        var plugins = new OrderedDictionary<string, MarketplacePlugin>(StringComparer.Ordinal);
        foreach (var entry in entries.EnumerateArray())
        {
            if (PluginJson.Text(entry, "name") is { } plugin && Source(entry, root) is { } source)
            {
                plugins.TryAdd(plugin, Plugin(plugin, source, entry, manifest));
            }
        }

        var shown = PluginJson.Member(json, "interface");
        return new PluginMarketplace(
            name, manifest, root, shown is { } look ? new MarketplaceInterface(PluginJson.Text(look, "displayName")) : null, [.. plugins.Values]);
    }

    private static MarketplacePlugin Plugin(string name, PluginSource source, JsonElement entry, string manifest)
    {
        var policy = PluginJson.Member(entry, "policy") ?? default;
        return new MarketplacePlugin
        {
            Name = name,
            Source = source,
            Installation = PluginJson.Text(policy, "installation") switch
            {
                null or "AVAILABLE" => PluginInstallation.Available,
                "NOT_AVAILABLE" => PluginInstallation.NotAvailable,
                "INSTALLED_BY_DEFAULT" => PluginInstallation.InstalledByDefault,
                var other => throw Invalid(
                    manifest, $"unknown variant `{other}`, expected one of `NOT_AVAILABLE`, `AVAILABLE`, `INSTALLED_BY_DEFAULT`"),
            },
            Authentication = PluginJson.Text(policy, "authentication") switch
            {
                null or "ON_INSTALL" => PluginAuthentication.OnInstall,
                "ON_USE" => PluginAuthentication.OnUse,
                var other => throw Invalid(manifest, $"unknown variant `{other}`, expected `ON_INSTALL` or `ON_USE`"),
            },
            Category = PluginJson.Text(entry, "category"),
            IsForOthers = PluginJson.Texts(policy, "products") is { } products && !products.Contains("CODEX", StringComparer.OrdinalIgnoreCase),
            Entry = PluginJson.Member(entry, "strict") is { ValueKind: JsonValueKind.False } ? entry : default,
        };
    }

    private static PluginSource? Source(JsonElement entry, string root)
    {
        if (PluginJson.Member(entry, "source") is not { } source)
        {
            return null;
        }

        if (source.ValueKind == JsonValueKind.String)
        {
            return Local(root, source.GetString());
        }

        return PluginJson.Text(source, "source") switch
        {
            "local" => Local(root, PluginJson.Text(source, "path")),
            "url" or "git-subdir" when PluginJson.Text(source, "url") is { } url => new PluginSource.Git(
                url, PluginJson.Text(source, "path"), PluginJson.Text(source, "ref"), PluginJson.Text(source, "sha")),
            "npm" when PluginJson.Text(source, "package") is { } package => new PluginSource.Npm(
                package, PluginJson.Text(source, "version"), PluginJson.Text(source, "registry")),
            _ => null,
        };
    }

    private static PluginSource.Local? Local(string root, string? path) =>
        PluginJson.Inside(root, path) is { } inside ? new PluginSource.Local(inside) : null;

    private static PluginException Invalid(string manifest, string problem) => new($"invalid marketplace file `{manifest}`: {problem}");
}
