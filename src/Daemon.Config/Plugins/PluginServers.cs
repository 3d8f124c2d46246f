using System.Text.Json;
using Daemon.Config.Loading;
using Daemon.Config.Model;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Plugins;

/// <summary>
/// Reads the tool servers of a plugin: <c>{"mcpServers": {NAME: …}}</c>, or the inner object alone. An entry that names neither a program
/// nor an address is none.
/// </summary>
public static class PluginServers
{
    /// <summary>Names of the servers, sorted.</summary>
    public static IReadOnlyList<string> Names(PluginManifest manifest) =>
        [.. Tables(manifest).Where(entry => IsServer(new TableReader((TomlTable)entry.Value))).Select(entry => entry.Key)];

    /// <param name="settings">The user's <c>[plugins.ID.mcp_servers]</c>.</param>
    internal static IReadOnlyList<McpServerConfig> Read(PluginManifest manifest, PluginId id, TableReader settings)
    {
        var servers = new List<McpServerConfig>();
        foreach (var entry in Tables(manifest))
        {
            var table = Adapt((TomlTable)entry.Value, manifest.Root);
            if (IsServer(table))
            {
                var server = McpServerReader.Server(entry.Key, table, new TableReader(TableEdits.Empty));
                servers.Add(Limited(server, settings.Table(entry.Key)) with { PluginId = id.ToString(), PluginName = manifest.DisplayName });
            }
        }

        return servers;
    }

    private static bool IsServer(TableReader table) => table.Text("command") is not null || table.Text("url") is not null;

    private static IEnumerable<TomlEntry> Tables(PluginManifest manifest)
    {
        var json = manifest.Servers;
        if (json.ValueKind == JsonValueKind.Undefined
            && !(manifest.ServersFile is { } file && File.Exists(file) && PluginJson.TryReadObject(file, out json, out _)))
        {
            return [];
        }

        var map = PluginJson.Member(json, "mcpServers") ?? json;
        return TomlJson.Read(map, skipNulls: true) is TomlTable table
            ? table.Entries.Where(entry => entry.Value is TomlTable).OrderBy(entry => entry.Key, Utf8Order.Instance)
            : [];
    }

    /// <summary>From the form of plugins to that of config.toml: other names for the same, and folders relative to the plugin's own.</summary>
    private static TableReader Adapt(TomlTable server, string root) => new(new TomlTable(
        [
            .. server.Entries.Select(entry => (entry.Key, entry.Value) switch
            {
                ("headers", _) => new TomlEntry("http_headers", default, entry.Value),
                ("cwd", TomlString cwd) => new TomlEntry("cwd", default, new TomlString(Path.GetFullPath(cwd.Value, root), default)),
                _ => entry,
            }),
        ],
        default));

    /// <summary>What the user's settings change about a server.</summary>
    private static McpServerConfig Limited(McpServerConfig server, TableReader settings) => server with
    {
        Enabled = settings.Flag("enabled") ?? server.Enabled,
        EnabledTools = settings.Texts("enabled_tools") ?? server.EnabledTools,
        DisabledTools = settings.Texts("disabled_tools") ?? server.DisabledTools,
        DefaultApproval = McpServerReader.Approval(settings.Text("default_tools_approval_mode")) ?? server.DefaultApproval,
        ToolApprovals = settings.Table("tools").Value.Entries.Count > 0 ? McpServerReader.ToolApprovals(settings) : server.ToolApprovals,
    };
}
