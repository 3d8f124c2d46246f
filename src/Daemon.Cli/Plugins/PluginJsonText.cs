using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Config.Plugins;
using Daemon.Core.Plugins;

namespace Daemon.Cli.Plugins;

/// <summary>The JSON of <c>codex plugin</c>.</summary>
internal static class PluginJsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string List(IReadOnlyList<ListedPlugin> plugins, bool available) => Write(writer =>
    {
        WriteArray(writer, "installed", plugins.Where(plugin => plugin.Version is not null), WritePlugin);
        WriteArray(writer, "available", plugins.Where(plugin => available && plugin.Version is null), WritePlugin);
    });

    public static string Added(PluginId id, string version, string folder, MarketplacePlugin plugin) => Write(writer =>
    {
        WriteId(writer, id);
        writer.WriteString("version"u8, version);
        writer.WriteString("installedPath"u8, folder);
        writer.WriteString("authPolicy"u8, AuthPolicy(plugin));
    });

    public static string Removed(PluginId id) => Write(writer => WriteId(writer, id));

    public static string Marketplaces(IReadOnlyList<PluginMarketplace> marketplaces, IReadOnlyList<ConfiguredMarketplace> configured) => Write(writer =>
        WriteArray(writer, "marketplaces", marketplaces, (json, marketplace) =>
        {
            json.WriteString("name"u8, marketplace.Name);
            json.WriteString("root"u8, marketplace.Root);
            WriteOrigin(json, configured.FirstOrDefault(one => one.Name == marketplace.Name));
        }));

    public static string AddedMarketplace(AddedMarketplace added) => Write(writer =>
    {
        writer.WriteString("marketplaceName"u8, added.Name);
        writer.WriteString("installedRoot"u8, added.Root);
        writer.WriteBoolean("alreadyAdded"u8, added.AlreadyAdded);
    });

    public static string RemovedMarketplace(string name, string? root) => Write(writer =>
    {
        writer.WriteString("marketplaceName"u8, name);
        writer.WriteString("installedRoot"u8, root);
    });

    public static string Upgraded(MarketplaceUpgrade upgrade) => Write(writer =>
    {
        WriteTexts(writer, "selectedMarketplaces", upgrade.Selected);
        WriteTexts(writer, "upgradedRoots", upgrade.UpgradedRoots);
        writer.WriteStartArray("errors"u8);
        foreach (var (name, message) in upgrade.Errors)
        {
            writer.WriteStartObject();
            writer.WriteString("marketplaceName"u8, name);
            writer.WriteString("message"u8, message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WritePlugin(Utf8JsonWriter writer, ListedPlugin plugin)
    {
        WriteId(writer, plugin.Id);
        writer.WriteString("version"u8, plugin.Version);
        writer.WriteBoolean("installed"u8, plugin.Version is not null);
        writer.WriteBoolean("enabled"u8, plugin.Enabled);
        writer.WriteStartObject("source"u8);
        WriteSource(writer, plugin.Plugin.Source);
        writer.WriteEndObject();
        WriteOrigin(writer, plugin.Origin);
        writer.WriteString("installPolicy"u8, plugin.Plugin.Installation switch
        {
            PluginInstallation.NotAvailable => "NOT_AVAILABLE"u8,
            PluginInstallation.InstalledByDefault => "INSTALLED_BY_DEFAULT"u8,
            _ => "AVAILABLE"u8,
        });
        writer.WriteString("authPolicy"u8, AuthPolicy(plugin.Plugin));
    }

    private static void WriteSource(Utf8JsonWriter writer, PluginSource source)
    {
        switch (source)
        {
            case PluginSource.Local local:
                writer.WriteString("source"u8, "local"u8);
                writer.WriteString("path"u8, local.Path);
                break;
            case PluginSource.Git git:
                writer.WriteString("source"u8, "git"u8);
                writer.WriteString("url"u8, git.Url);
                writer.WriteString("path"u8, git.Path);
                writer.WriteString("ref"u8, git.RefName);
                writer.WriteString("sha"u8, git.Sha);
                break;
            case PluginSource.Npm npm:
                writer.WriteString("source"u8, "npm"u8);
                writer.WriteString("package"u8, npm.Package);
                writer.WriteString("version"u8, npm.Version);
                writer.WriteString("registry"u8, npm.Registry);
                break;
        }
    }

    private static void WriteOrigin(Utf8JsonWriter writer, ConfiguredMarketplace? origin)
    {
        if (origin is not null)
        {
            writer.WriteStartObject("marketplaceSource"u8);
            writer.WriteString("sourceType"u8, origin.IsGit ? "git"u8 : "local"u8);
            writer.WriteString("source"u8, origin.Source);
            writer.WriteEndObject();
        }
    }

    private static void WriteId(Utf8JsonWriter writer, PluginId id)
    {
        writer.WriteString("pluginId"u8, id.ToString());
        writer.WriteString("name"u8, id.Name);
        writer.WriteString("marketplaceName"u8, id.Marketplace);
    }

    private static ReadOnlySpan<byte> AuthPolicy(MarketplacePlugin plugin) =>
        plugin.Authentication == PluginAuthentication.OnUse ? "ON_USE"u8 : "ON_INSTALL"u8;

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> members)
        where T : class
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            members(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
