using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Layers;

/// <summary>Reads the <c>.codex</c> folders of a project.</summary>
/// <param name="read">Reads one file as a layer, given the folder for its relative paths.</param>
/// <param name="request">The load.</param>
internal sealed class ProjectLayers(Func<ConfigLayerSource, string, ConfigLayer> read, ConfigRequest request)
{
    /// <summary>Keys that would let a project send the user's data elsewhere or run programs; in the order in which warnings list them.</summary>
    private static readonly string[] ForbiddenKeys =
    [
        "openai_base_url", "chatgpt_base_url", "apps_mcp_product_sku", "model_provider", "model_providers", "notify", "profile", "profiles",
        "experimental_realtime_webrtc_call_base_url", "experimental_realtime_ws_base_url", "otel",
    ];

    /// <summary>The same, inside <c>[features]</c>.</summary>
    private static readonly string[] ForbiddenFeatures = ["respect_system_proxy"];

    /// <summary>The layers from the project root down to the cwd, the nearest last.</summary>
    /// <param name="below">What the user, the machine and the command line say.</param>
    /// <param name="cwd">Absolute.</param>
    /// <param name="warnings">Receives what was ignored.</param>
    /// <exception cref="ConfigLoadException">A trusted file cannot be read or is not TOML.</exception>
    public IReadOnlyList<ConfigLayer> Read(TomlTable below, string cwd, ICollection<ConfigWarning> warnings)
    {
        var markers = new TableReader(below).Texts("project_root_markers") ?? [".git"];
        var root = ProjectFolders.Root(cwd, markers);
        var layers = new List<ConfigLayer>();
        foreach (var folder in ProjectFolders.DotCodexFolders(root, cwd, request.CodexHome))
        {
            var source = new ConfigLayerSource.Project(folder);
            var owner = Path.GetDirectoryName(folder)!;
            layers.Add(ProjectTrust.Find(below, owner, root) switch
            {
                TrustLevel.Trusted => Restrict(read(source, folder), warnings),
                TrustLevel.Untrusted => Disabled(
                    source,
                    $"{root} is marked as untrusted in the effective configuration. To load project-local config, hooks, and exec policies, update its trust setting. If that setting is managed by your organization, contact your administrator."),
                _ => Disabled(
                    source,
                    $"To load project-local config, hooks, and exec policies, add {root} as a trusted project in {Path.Join(request.CodexHome, "config.toml")}."),
            });
        }

        return layers;
    }

    /// <summary>The notice that some of the layers do not count; null when all do.</summary>
    public static ConfigWarning? DisabledNotice(IReadOnlyList<ConfigLayer> layers)
    {
        var disabled = layers.Where(layer => !layer.IsEnabled).ToList();
        if (disabled.Count == 0)
        {
            return null;
        }

        var lines = disabled.Select((layer, index) =>
            $"    {index + 1}. {((ConfigLayerSource.Project)layer.Source).DotCodexFolder}\n       {layer.DisabledReason}\n");
        return new ConfigWarning(
            "Project-local config, hooks, and exec policies are disabled in the following folders until the project is trusted, but skills still load.\n"
            + string.Concat(lines),
            PerThread: false);
    }

    private ConfigLayer Disabled(ConfigLayerSource.Project source, string reason)
    {
        try
        {
            return read(source, source.DotCodexFolder) with { DisabledReason = reason, Problems = [] };
        }
        catch (ConfigLoadException)
        {
            // Nobody vouches for the file, so its faults are not the user's concern: it is listed, empty.
            return new ConfigLayer(source, TableEdits.Empty, reason);
        }
    }

    private static ConfigLayer Restrict(ConfigLayer layer, ICollection<ConfigWarning> warnings)
    {
        var table = layer.Table;
        var ignored = ForbiddenKeys.Where(key => table.TryGet(key, out _)).ToList();
        var features = new TableReader(table).Table("features").Value;
        ignored.AddRange(ForbiddenFeatures.Where(key => features.TryGet(key, out _)).Select(key => $"features.{key}"));
        if (ignored.Count == 0)
        {
            return layer;
        }

        warnings.Add(new ConfigWarning(
            $"Ignored unsupported project-local config keys in {layer.Source.FilePath}: {string.Join(", ", ignored)}. If you want these settings to apply, manually set them in your user-level config.toml."));
        table = TableEdits.Without(table, ForbiddenKeys);
        table = TableEdits.Select(table, entry =>
            entry is { Key: "features", Value: TomlTable set } ? TableEdits.Without(set, ForbiddenFeatures) : entry.Value);
        return layer with { Table = table };
    }
}
