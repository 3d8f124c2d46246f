using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Reading;

/// <summary>A row of <c>[mcp_servers]</c>.</summary>
/// <param name="Url">Null for a server that is a command.</param>
public sealed record McpServerEntry(string Name, bool Enabled, string? Url, bool HasBearerToken);

/// <summary>The tool servers that the configuration names.</summary>
public static class McpServerEntries
{
    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<McpServerEntry> Read(ConfigSnapshot snapshot) =>
    [
        .. new TableReader(snapshot.Merged).Table("mcp_servers").Value.Entries
            .OrderBy(entry => entry.Key, Utf8Order.Instance)
            .Where(entry => entry.Value is TomlTable)
            .Select(entry => Entry(entry.Key, new TableReader((TomlTable)entry.Value))),
    ];

    private static McpServerEntry Entry(string name, TableReader table) => new(
        name, table.Flag("enabled") ?? true, table.Text("url"), table.Text("bearer_token_env_var") is not null);
}
