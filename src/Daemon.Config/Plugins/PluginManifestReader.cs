using System.Globalization;
using System.Text.Json;

namespace Daemon.Config.Plugins;

/// <summary>
/// Reads <c>plugin.json</c>. Parts that it does not name are looked for in their usual places: <c>skills/</c>, <c>.mcp.json</c>,
/// <c>hooks/hooks.json</c>. A path that leads out of the plugin's folder is no path.
/// </summary>
public static class PluginManifestReader
{
    /// <summary>The place that is read first and written.</summary>
    public const string PreferredPlace = ".codex-plugin/plugin.json";

    private static readonly string[] Places = [PreferredPlace, ".claude-plugin/plugin.json", ".cursor-plugin/plugin.json"];

    /// <summary>The manifest of the plugin in a folder; null when there is none.</summary>
    /// <param name="name">The plugin's name, for a manifest that has none.</param>
    /// <exception cref="PluginException">There is one that cannot be used.</exception>
    public static PluginManifest? Read(string root, string name)
    {
        if (Places.Select(place => Path.Join(root, place)).FirstOrDefault(File.Exists) is not { } path)
        {
            return null;
        }

        try
        {
            return PluginJson.TryReadObject(path, out var json, out var problem)
                ? Of(json, root, path, name)
                : throw new PluginException($"failed to parse plugin.json: {problem}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PluginException($"failed to read plugin.json: {error.Message}");
        }
    }

    /// <summary>As <see cref="Read"/>; null also for one that cannot be used.</summary>
    public static PluginManifest? TryRead(string root, string name)
    {
        try
        {
            return Read(root, name);
        }
        catch (PluginException)
        {
            return null;
        }
    }

    /// <param name="json">An object: of a manifest, or of a marketplace's entry that stands for one.</param>
    internal static PluginManifest Of(JsonElement json, string root, string path, string name)
    {
        var servers = PluginJson.Member(json, "mcpServers");
        return new PluginManifest
        {
            Root = root,
            Path = path,
            Name = PluginJson.Text(json, "name") ?? name,
            Version = PluginJson.Text(json, "version"),
            Description = PluginJson.Text(json, "description"),
            Keywords = PluginJson.Texts(json, "keywords") ?? [],
            SkillFolders = Skills(json, root),
            Interface = PluginJson.Member(json, "interface") is { ValueKind: JsonValueKind.Object } shown ? PluginInterface.Read(shown, root) : null,
            Hooks = Hooks(json, root, path),
            Servers = servers is { ValueKind: JsonValueKind.Object } inline ? inline : default,
            ServersFile = servers is null ? Path.Join(root, ".mcp.json")
                : PluginJson.Inside(root, PluginJson.Text(json, "mcpServers")),
        };
    }

    private static List<string> Skills(JsonElement json, string root) => PluginJson.Texts(json, "skills") is { } named
        ? [.. named.Select(path => PluginJson.Inside(root, path)).OfType<string>()]
        : [Path.Join(root, "skills")];

    private static List<PluginHookPart> Hooks(JsonElement json, string root, string path)
    {
        if (PluginJson.Member(json, "hooks") is not { } hooks)
        {
            return File.Exists(Path.Join(root, "hooks", "hooks.json")) ? [OfFile(root, Path.Join(root, "hooks", "hooks.json"))] : [];
        }

        var parts = new List<PluginHookPart>();
        foreach (var part in hooks.ValueKind == JsonValueKind.Array ? hooks.EnumerateArray().ToArray() : [hooks])
        {
            if (part.ValueKind == JsonValueKind.Object)
            {
                parts.Add(new PluginHookPart(string.Create(CultureInfo.InvariantCulture, $"plugin.json#hooks[{parts.Count}]"), path, part));
            }
            else if (part.ValueKind == JsonValueKind.String && PluginJson.Inside(root, part.GetString()) is { } file)
            {
                parts.Add(OfFile(root, file));
            }
        }

        return parts;
    }

    private static PluginHookPart OfFile(string root, string file) =>
        new(Path.GetRelativePath(root, file).Replace('\\', '/'), file, default);
}
