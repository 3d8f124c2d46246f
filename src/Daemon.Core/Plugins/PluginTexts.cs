using Daemon.Config.Plugins;
using Daemon.Core.History;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Plugins;

/// <summary>What the model is told about a plugin that the user names: <c>plugin://NAME@MARKETPLACE</c>, as a mention or as a link in a text.</summary>
internal static class PluginTexts
{
    private const string Scheme = "plugin://";

    /// <summary>The plugins that an input names, in the order of <paramref name="plugins"/>.</summary>
    public static IEnumerable<InstalledPlugin> Mentioned(IReadOnlyList<UserInput> input, IEnumerable<InstalledPlugin> plugins)
    {
        var mentions = input.OfType<UserInput.Mention>().Select(mention => mention.Path).ToList();
        var texts = input.OfType<UserInput.PlainText>().Select(text => text.Text).Where(text => text.Contains(Scheme, StringComparison.Ordinal)).ToList();
        return mentions.Count + texts.Count == 0
            ? []
            : plugins.Where(plugin => mentions.Contains(Scheme + plugin.Id)
                || texts.Any(text => text.Contains($"({Scheme}{plugin.Id})", StringComparison.Ordinal)));
    }

    public static ResponseItem Message(InstalledPlugin plugin)
    {
        var lines = new List<string> { $"The user means the `{plugin.Manifest.DisplayName}` plugin. It brings:" };
        if (plugin.Manifest.SkillFolders.Any(Directory.Exists))
        {
            lines.Add($"- Skills whose names begin with `{plugin.Manifest.Name}:`.");
        }

        var servers = plugin.Servers.Where(server => server.Enabled).Select(server => $"`{server.Name}`").ToList();
        if (servers.Count > 0)
        {
            lines.Add($"- MCP servers: {string.Join(", ", servers)}.");
        }

        lines.Add("Prefer what the plugin brings for this task.");
        return ResponseItems.TextMessage("developer", string.Join('\n', lines));
    }
}
