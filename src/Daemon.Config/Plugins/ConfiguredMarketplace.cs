using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Plugins;

/// <summary>An entry of <c>[marketplaces]</c>.</summary>
/// <param name="Source">A folder, or the address of a repository.</param>
/// <param name="Ref">The branch, tag or commit of a repository; null for its default branch.</param>
/// <param name="SparsePaths">The only paths of a repository to check out; empty for all.</param>
public sealed record ConfiguredMarketplace(string Name, bool IsGit, string Source, string? Ref, IReadOnlyList<string> SparsePaths)
{
    /// <summary>The usable entries, sorted by name.</summary>
    public static IReadOnlyList<ConfiguredMarketplace> Read(ConfigSnapshot snapshot)
    {
        var marketplaces = new List<ConfiguredMarketplace>();
        foreach (var entry in new TableReader(snapshot.Merged).Table("marketplaces").Value.Entries.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            if (entry.Value is TomlTable table && PluginId.IsMarketplace(entry.Key) && new TableReader(table).Text("source") is { Length: > 0 } source)
            {
                var reader = new TableReader(table);
                marketplaces.Add(new ConfiguredMarketplace(
                    entry.Key, reader.Text("source_type") == "git", source, reader.Text("ref"), reader.Texts("sparse_paths") ?? []));
            }
        }

        return marketplaces;
    }

    /// <summary>Whether both fetch the same from the same place.</summary>
    public bool HasSameSource(ConfiguredMarketplace other) =>
        IsGit == other.IsGit && Source == other.Source && Ref == other.Ref && SparsePaths.SequenceEqual(other.SparsePaths);
}
