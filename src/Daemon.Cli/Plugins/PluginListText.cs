using System.Text;
using Daemon.Config.Plugins;
using Daemon.Core.Plugins;

namespace Daemon.Cli.Plugins;

/// <summary>Lists of plugins for people: tables whose columns are as wide as they need.</summary>
internal static class PluginListText
{
    public static string Of(IReadOnlyList<PluginMarketplace> marketplaces, IReadOnlyList<ListedPlugin> plugins)
    {
        var parts = new List<string>();
        foreach (var marketplace in marketplaces)
        {
            var rows = plugins.Where(plugin => plugin.Id.Marketplace == marketplace.Name).Select(plugin => new[]
            {
                plugin.Id.ToString(),
                plugin.Version is null ? "not installed" : plugin.Enabled ? "installed, enabled" : "installed, disabled",
                plugin.Version ?? "",
                Source(plugin.Plugin.Source),
            }).ToList();
            if (rows.Count > 0)
            {
                parts.Add($"Marketplace `{marketplace.Name}`\n{marketplace.ManifestPath}\n\n{Table([["PLUGIN", "STATUS", "VERSION", "SOURCE"], .. rows])}");
            }
        }

        return parts.Count == 0 ? "No marketplace plugins found." : string.Join("\n\n", parts);
    }

    public static string OfMarketplaces(IReadOnlyList<PluginMarketplace> marketplaces) => marketplaces.Count == 0
        ? "No plugin marketplaces in scope."
        : Table([["MARKETPLACE", "ROOT"], .. marketplaces.Select(marketplace => new[] { marketplace.Name, marketplace.Root })]);

    public static string Of(MarketplaceUpgrade upgrade)
    {
        if (upgrade.Selected.Count == 0)
        {
            return "No configured Git marketplaces to upgrade.";
        }

        var lines = upgrade.UpgradedRoots.Select(root => $"Upgraded marketplace root: {root}")
            .Concat(upgrade.Errors.Select(error => $"Failed to upgrade marketplace `{error.Name}`: {error.Message}"))
            .ToList();
        return lines.Count == 0 ? "All configured Git marketplaces are up to date." : string.Join('\n', lines);
    }

    private static string Source(PluginSource source) => source switch
    {
        PluginSource.Local local => local.Path,
        PluginSource.Git git => git.Url,
        PluginSource.Npm npm => npm.Package,
        _ => "",
    };

    private static string Table(IReadOnlyList<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                var last = column == row.Length - 1;
                text.Append(last ? row[column] : row[column].PadRight(Width(column) + 2));
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd();

        int Width(int column)
        {
            var width = 0;
            foreach (var row in rows)
            {
                width = Math.Max(width, row[column].Length);
            }

            return width;
        }
    }
}
