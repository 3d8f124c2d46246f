using Daemon.Config.Plugins;

namespace Daemon.Config.Hooks;

/// <summary>Where hooks stand, and what that means for them.</summary>
internal sealed record HookPlace
{
    private static readonly Dictionary<string, string> NoVariables = [];

    /// <summary>The file, or a layer's name.</summary>
    public required string Path { get; init; }

    /// <summary>How the keys of its hooks begin.</summary>
    public required string KeyPrefix { get; init; }

    public required string Source { get; init; }

    /// <summary>Whether its hooks run without the user's consent.</summary>
    public bool IsManaged { get; init; }

    public string? PluginId { get; init; }

    /// <summary>What commands get in their environment; <c>${NAME}</c> in a command stands for the value.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = NoVariables;

    /// <summary>The fingerprint of what else is accepted with a hook; null for nothing.</summary>
    public string? ContentHash { get; init; }

    public static HookPlace Of(string path, string source) => new() { Path = path, KeyPrefix = path, Source = source };

    public static HookPlace Of(InstalledPlugin plugin, PluginHookPart part, string contentHash) => new()
    {
        Path = part.File,
        KeyPrefix = $"{plugin.Id}:{part.Label}",
        Source = "plugin",
        PluginId = plugin.Id.ToString(),
        ContentHash = contentHash,

        // Under the names of the agents whose plugins these are.
        Variables = new Dictionary<string, string>
        {
            ["PLUGIN_ROOT"] = plugin.Manifest.Root,
            ["CLAUDE_PLUGIN_ROOT"] = plugin.Manifest.Root,
            ["PLUGIN_DATA"] = plugin.DataFolder,
            ["CLAUDE_PLUGIN_DATA"] = plugin.DataFolder,
        },
    };

    public string Expand(string command)
    {
        foreach (var (name, value) in Variables)
        {
            command = command.Replace($"${{{name}}}", value, StringComparison.Ordinal);
        }

        return command;
    }
}
