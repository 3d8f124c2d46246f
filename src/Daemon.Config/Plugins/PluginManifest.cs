using System.Text.Json;

namespace Daemon.Config.Plugins;

/// <summary>What a plugin says of itself, and where its parts are. Paths are absolute and inside of its folder.</summary>
public sealed record PluginManifest
{
    /// <summary>The plugin's folder.</summary>
    public required string Root { get; init; }

    /// <summary>The file that was read; for a plugin that only its marketplace describes, the one that installing writes.</summary>
    public required string Path { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<string> SkillFolders { get; init; } = [];

    /// <summary>Null when the plugin says nothing of how to present it.</summary>
    public PluginInterface? Interface { get; init; }

    /// <summary>Files with hooks, or hooks as they stand in the manifest.</summary>
    internal IReadOnlyList<PluginHookPart> Hooks { get; init; } = [];

    /// <summary>The tool servers as they stand in the manifest; undefined when they are in <see cref="ServersFile"/>.</summary>
    internal JsonElement Servers { get; init; }

    internal string? ServersFile { get; init; }

    /// <summary>The name that people see.</summary>
    public string DisplayName => Interface?.DisplayName ?? Name;
}

/// <summary>A place where a plugin has hooks.</summary>
/// <param name="Label">Its part of the hooks' keys.</param>
/// <param name="File">The file that they stand in.</param>
/// <param name="Inline">The hooks, when the file is the manifest; undefined otherwise.</param>
internal sealed record PluginHookPart(string Label, string File, JsonElement Inline);
