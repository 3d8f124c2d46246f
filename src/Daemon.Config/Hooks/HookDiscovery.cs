using System.Text.Json;
using Daemon.Config.Layers;
using Daemon.Config.Plugins;
using Daemon.Config.Schema;
using Daemon.Config.Schema.Sections;
using Daemon.Config.Values;
using Daemon.Protocol.Hooks;
using Daemon.Toml.Values;

namespace Daemon.Config.Hooks;

/// <summary>
/// Finds hooks: those that requirements.toml demands, then in each enabled layer the <c>hooks.json</c> beside its config.toml and the layer's
/// <c>[hooks]</c>; then those of plugins. What is wrong with one of them is a warning and leaves the others alone.
/// </summary>
internal sealed class HookDiscovery
{
    private const int MaxFileBytes = 1024 * 1024;

    /// <summary>At the end of a session people wait for the daemon.</summary>
    private const long MaxSessionEndSeconds = 3;

    private readonly List<HookDefinition> _hooks = [];
    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, TableReader> _state;

    private HookDiscovery(Dictionary<string, TableReader> state) => _state = state;

    /// <param name="layers">From the lowest precedence to the highest.</param>
    /// <param name="plugins">Their hooks come after those of the layers.</param>
    /// <param name="demands">The whole of requirements.toml; null for none.</param>
    /// <param name="demandsPath">Where it is.</param>
    public static HookCatalog Find(
        IReadOnlyList<ConfigLayer> layers, IReadOnlyList<InstalledPlugin> plugins, TableReader? demands = null, string demandsPath = "")
    {
        var enabled = layers.Where(layer => layer.IsEnabled).ToList();
        var discovery = new HookDiscovery(State(enabled));
        if (demands is { } wanted)
        {
            discovery.AddManaged(wanted.Table("hooks"), demandsPath);
        }

        if (demands?.Flag("allow_managed_hooks_only") != true)
        {
            foreach (var layer in enabled)
            {
                discovery.Add(layer);
            }

            foreach (var plugin in plugins.Where(plugin => plugin.Manifest.Hooks.Count > 0))
            {
                discovery.Add(plugin);
            }
        }

        var ordered = discovery._hooks.OrderBy(hook => hook.Event).Select((hook, order) => hook with { DisplayOrder = order });
        return new HookCatalog([.. ordered], discovery._warnings);
    }

    /// <summary>What the user has decided about hooks. A project cannot vouch for its own.</summary>
    private static Dictionary<string, TableReader> State(IEnumerable<ConfigLayer> layers)
    {
        var state = new Dictionary<string, TableReader>(StringComparer.Ordinal);
        foreach (var layer in layers.Where(layer => layer.Source is not ConfigLayerSource.Project))
        {
            foreach (var entry in new TableReader(layer.Table).Table("hooks").Table("state").Value.Entries)
            {
                if (entry.Value is TomlTable decision)
                {
                    state[entry.Key] = new TableReader(decision);
                }
            }
        }

        return state;
    }

    /// <summary>Programs whose folder is not there were not installed: then none of them is run, rather than fail at each event.</summary>
    private void AddManaged(TableReader hooks, string path)
    {
        if (hooks.Text(OperatingSystem.IsWindows() ? "windows_managed_dir" : "managed_dir") is { } folder && !(Path.IsPathFullyQualified(folder) && Directory.Exists(folder)))
        {
            _warnings.Add($"the hooks of {path} were left out: their managed_dir {folder} is no absolute path of a folder");
            return;
        }

        AddTable(hooks, new HookPlace { Path = path, KeyPrefix = path, Source = "system", IsManaged = true });
    }

    private void Add(ConfigLayer layer)
    {
        var inline = new TableReader(layer.Table).Table("hooks");
        var hasInline = HookEventNames.All.Any(names => inline.TryGet(names.Pascal, out var groups) && groups is TomlArray { Items.Count: > 0 });
        var file = layer.Source.FilePath is { } config ? Path.Join(Path.GetDirectoryName(config), "hooks.json") : null;
        if (file is not null && ReadFile(file) is { } hooks)
        {
            if (hasInline && hooks.Value.Entries.Count > 0)
            {
                _warnings.Add($"loading hooks from both {file} and {layer.Source.FilePath}; prefer a single representation for this layer");
            }

            AddTable(hooks, HookPlace.Of(file, SourceName(layer.Source)));
        }

        if (hasInline)
        {
            AddTable(inline, HookPlace.Of(layer.Source.FilePath ?? SourceName(layer.Source), SourceName(layer.Source)));
        }
    }

    /// <summary>Hooks of a plugin count for what the whole plugin is: they run its files.</summary>
    private void Add(InstalledPlugin plugin)
    {
        if (PluginTree.Hash(plugin.Manifest.Root) is not { } content)
        {
            _warnings.Add($"hooks of plugin {plugin.Id} were left out: its folder has links in it, or too much to be checked");
            return;
        }

        foreach (var part in plugin.Manifest.Hooks)
        {
            var hooks = part.Inline.ValueKind == JsonValueKind.Undefined ? ReadFile(part.File) : Parse(part.Inline, part.File);
            if (hooks is { } table)
            {
                AddTable(table, HookPlace.Of(plugin, part, content));
            }
        }
    }

    private TableReader? ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                _warnings.Add($"hooks config {path} is larger than 1 MiB and was left out");
                return null;
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Parse(document.RootElement, path);
        }
        catch (JsonException error)
        {
            _warnings.Add($"failed to parse hooks config {path}: no JSON at line {error.LineNumber + 1} column {error.BytePositionInLine + 1}");
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _warnings.Add($"failed to parse hooks config {path}: {error.Message}");
            return null;
        }
    }

    private TableReader? Parse(JsonElement json, string path)
    {
        if (TomlJson.Read(json, skipNulls: true) is not TomlTable table)
        {
            _warnings.Add($"failed to parse hooks config {path}: expected an object");
            return null;
        }

        // Events of later versions are no reason to leave out the others.
        if (SchemaValidator.Validate(table, HooksSection.File()).FirstOrDefault(p => p.Kind == SchemaProblemKind.Type) is { } problem)
        {
            _warnings.Add($"failed to parse hooks config {path}: {problem.Message} in `{problem.DottedPath}`");
            return null;
        }

        return new TableReader(table).Table("hooks");
    }

    private void AddTable(TableReader hooks, HookPlace place)
    {
        foreach (var names in HookEventNames.All)
        {
            if (!hooks.TryGet(names.Pascal, out var value) || value is not TomlArray groups)
            {
                continue;
            }

            for (var group = 0; group < groups.Items.Count; group++)
            {
                if (groups.Items[group] is TomlTable table)
                {
                    AddGroup(names, new TableReader(table), $"{place.KeyPrefix}:{names.Snake}:{group}", place);
                }
            }
        }
    }

    private void AddGroup(HookEventNames names, TableReader group, string key, HookPlace place)
    {
        var matcher = HasSubject(names.Event) ? group.Text("matcher") : null;
        if (matcher is not null && !HookMatcher.IsValid(matcher, out var problem))
        {
            _warnings.Add($"invalid matcher \"{matcher}\" in {place.Path}: {problem}");
            return;
        }

        if (!group.TryGet("hooks", out var value) || value is not TomlArray handlers)
        {
            return;
        }

        for (var i = 0; i < handlers.Items.Count; i++)
        {
            if (handlers.Items[i] is TomlTable handler)
            {
                AddHandler(names, matcher, new TableReader(handler), $"{key}:{i}", place);
            }
        }
    }

    private void AddHandler(HookEventNames names, string? matcher, TableReader handler, string key, HookPlace place)
    {
        var isCommand = handler.Text("type") == "command";
        if (!isCommand && handler.Text("type") != "mcp_tool")
        {
            // Handlers that ask a model are parsed for the sake of shared files; nothing runs them.
            return;
        }

        var command = place.Expand((OperatingSystem.IsWindows() ? handler.Text("commandWindows") : null) ?? handler.Text("command") ?? "");
        if (isCommand && string.IsNullOrWhiteSpace(command))
        {
            _warnings.Add($"skipping empty hook command in {place.Path}");
            return;
        }

        var seconds = Seconds(names.Event, handler.Integer("timeout"));
        var hook = new HookDefinition
        {
            Key = key,
            Event = names.Event,
            Kind = isCommand ? HookHandlerKind.Command : HookHandlerKind.McpTool,
            Command = isCommand ? command : "",
            Server = handler.Text("server") ?? "",
            Tool = handler.Text("tool") ?? "",
            Matcher = matcher,
            Timeout = TimeSpan.FromSeconds(seconds),
            IsAsync = handler.Flag("async") ?? false,
            StatusMessage = handler.Text("statusMessage"),
            ContextLimit = handler.Integer("additionalContextLimit"),
            SourcePath = place.Path,
            Source = place.Source,
            PluginId = place.PluginId,
            Variables = place.Variables,
            Hash = HookHash.Of(names, matcher, handler, isCommand, command, seconds) + (place.ContentHash is { } content ? $"/{content}" : ""),
        };
        _hooks.Add(place.IsManaged ? hook with { Trust = HookTrust.Managed } : Decided(hook));
    }

    private HookDefinition Decided(HookDefinition hook)
    {
        if (!_state.TryGetValue(hook.Key, out var decision))
        {
            return hook;
        }

        return hook with
        {
            IsEnabled = decision.Flag("enabled") ?? true,
            Trust = TrustedHash(decision) switch
            {
                null => HookTrust.Untrusted,
                var hash when hash == hook.Hash => HookTrust.Trusted,
                _ => HookTrust.Modified,
            },
        };
    }

    /// <summary>What was accepted of a plugin's hook may be recorded in two parts.</summary>
    private static string? TrustedHash(TableReader decision) =>
        decision.Text("trusted_hash") is { } hash && decision.Text("trusted_content_hash") is { } content ? $"{hash}/{content}" : decision.Text("trusted_hash");

    /// <summary>Whether the event is about something that a pattern can be compared with.</summary>
    private static bool HasSubject(HookEvent value) => value is HookEvent.PreToolUse or HookEvent.PermissionRequest or HookEvent.PostToolUse
        or HookEvent.PreCompact or HookEvent.PostCompact or HookEvent.SessionStart or HookEvent.SubagentStart or HookEvent.SubagentStop;

    private static long Seconds(HookEvent value, long? configured) => value == HookEvent.SessionEnd
        ? Math.Clamp(configured ?? 1, 1, MaxSessionEndSeconds)
        : Math.Clamp(configured ?? 600, 1, int.MaxValue / 1000);

    private static string SourceName(ConfigLayerSource source) => source switch
    {
        ConfigLayerSource.System => "system",
        ConfigLayerSource.User => "user",
        ConfigLayerSource.Project => "project",
        ConfigLayerSource.SessionFlags => "sessionFlags",
        ConfigLayerSource.LegacyManagedFile => "legacyManagedConfigFile",
        _ => "unknown",
    };
}
