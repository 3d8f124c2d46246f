using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;

namespace Daemon.AppServer.Tests.Plugins;

/// <summary><c>marketplace/*</c> and <c>plugin/*</c> with folders on disk.</summary>
public sealed class PluginMethodTests
{
    [Fact]
    public async Task A_marketplace_is_added_once_listed_and_removed()
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        Assert.Empty((await client.CallAsync("plugin/list", "{}")).GetProperty("marketplaces").EnumerateArray());
        var added = await client.CallAsync("marketplace/add", $$"""{"source":{{shelf.Source}} }""");
        Assert.Equal(("acme", shelf.Folder, false), (Text(added, "marketplaceName"), Text(added, "installedRoot"), added.GetProperty("alreadyAdded").GetBoolean()));
        Assert.True((await client.CallAsync("marketplace/add", $$"""{"source":{{shelf.Source}} }""")).GetProperty("alreadyAdded").GetBoolean());

        var marketplace = Assert.Single((await client.CallAsync("plugin/list", "{}")).GetProperty("marketplaces").EnumerateArray());
        Assert.Equal(("acme", "Acme"), (Text(marketplace, "name"), Text(marketplace.GetProperty("interface"), "displayName")));
        Assert.Equal(["demo@acme", "ghost@acme", "closed@acme", "away@acme"], marketplace.GetProperty("plugins").EnumerateArray().Select(plugin => Text(plugin, "id")));
        var demo = marketplace.GetProperty("plugins")[0];
        Assert.Equal(("1.0", "Tools"), (Text(demo, "localVersion"), Text(demo.GetProperty("interface"), "category")));
        Assert.Equal(Path.Join(shelf.Folder, "demo", "logo.png"), Text(demo.GetProperty("interface"), "logo"));
        Assert.Equal(JsonValueKind.Null, demo.GetProperty("interface").GetProperty("composerIcon").ValueKind);
        Assert.Equal("NOT_AVAILABLE", Text(marketplace.GetProperty("plugins")[2], "installPolicy"));

        var removed = await client.CallAsync("marketplace/remove", """{"marketplaceName":"acme"}""");
        Assert.Equal(JsonValueKind.Null, removed.GetProperty("installedRoot").ValueKind);
        Assert.Contains("not configured or installed", await client.RefusedAsync("marketplace/remove", """{"marketplaceName":"acme"}"""), StringComparison.Ordinal);
        Assert.True(Directory.Exists(shelf.Folder));
        Assert.DoesNotContain("acme", await File.ReadAllTextAsync(Path.Join(daemon.Home, "config.toml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_is_read_installed_switched_and_uninstalled()
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        var detail = (await client.CallAsync("plugin/read", shelf.Plugin("demo"))).GetProperty("plugin");
        Assert.Equal("Shows things", Text(detail, "description"));
        Assert.Equal("demo:hello", Text(detail.GetProperty("skills")[0], "name"));
        Assert.Equal(("demo@acme:hooks/hooks.json:user_prompt_submit:0:0", "userPromptSubmit"), (Text(detail.GetProperty("hooks")[0], "key"), Text(detail.GetProperty("hooks")[0], "eventName")));
        Assert.Equal("spare", detail.GetProperty("mcpServers")[0].GetString());
        Assert.Contains("https://git.example/x.git", Text((await client.CallAsync("plugin/read", shelf.Plugin("away"))).GetProperty("plugin"), "description"), StringComparison.Ordinal);

        await shelf.InstallAsync(client);
        Assert.Equal((true, true), await StateAsync(client));
        Assert.Equal(["demo:hello"], await SkillsAsync(client));
        Assert.Equal("demo@acme", Text((await client.CallAsync("hooks/list", "{}")).GetProperty("data")[0].GetProperty("hooks")[0], "pluginId"));

        await client.CallAsync("config/value/write", """{"keyPath":"plugins.\"demo@acme\".enabled","value":false,"mergeStrategy":"replace"}""");
        Assert.Equal((true, false), await StateAsync(client));
        Assert.Empty(await SkillsAsync(client));

        await client.CallAsync("plugin/uninstall", """{"pluginId":"demo@acme"}""");
        await client.CallAsync("plugin/uninstall", """{"pluginId":"demo@acme"}""");
        Assert.Equal((false, false), await StateAsync(client));
        Assert.False(Directory.Exists(Path.Join(daemon.Home, "plugins", "cache", "acme", "demo")));
        Assert.DoesNotContain("demo@acme", await File.ReadAllTextAsync(Path.Join(daemon.Home, "config.toml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installing_again_replaces_the_version_and_follows_no_links()
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        await shelf.InstallAsync(client);
        shelf.Write("secret", "no plugin's");
        File.CreateSymbolicLink(Path.Join(shelf.Folder, "demo", "link"), Path.Join(shelf.Folder, "secret"));
        shelf.Write("demo/.codex-plugin/plugin.json", """{"name":"demo","version":"2.0"}""");
        await client.CallAsync("plugin/install", shelf.Plugin("demo"));
        var versions = Directory.GetDirectories(Path.Join(daemon.Home, "plugins", "cache", "acme", "demo"));
        Assert.Equal("2.0", Path.GetFileName(Assert.Single(versions)));
        Assert.True(File.Exists(Path.Join(versions[0], "serve.sh")));
        Assert.False(Path.Exists(Path.Join(versions[0], "link")));
        Assert.Empty(Directory.GetDirectories(Path.Join(daemon.Home, ".tmp", "marketplaces", ".staging")));
    }

    [Fact]
    public async Task Plugins_are_found_by_their_names()
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        await client.CallAsync("marketplace/add", $$"""{"source":{{shelf.Source}} }""");
        Assert.Equal(["demo", "ghost", "closed"], await SearchAsync("""{"searchTerm":"O"}"""));
        Assert.Equal(["demo"], await SearchAsync("""{"searchTerm":"dem","scope":"personal"}"""));
        Assert.Empty(await SearchAsync("""{"searchTerm":"dem","scope":"global"}"""));
        Assert.Empty(await SearchAsync("""{"searchTerm":" "}"""));

        async Task<IReadOnlyList<string?>> SearchAsync(string parameters) =>
            [.. (await client.CallAsync("plugin/search", parameters)).GetProperty("data").EnumerateArray().Select(hit => Text(hit.GetProperty("plugin"), "name"))];
    }

    [Fact]
    public async Task Marketplaces_are_found_around_folders_and_broken_ones_are_told()
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        shelf.Write(".git/HEAD", "ref: refs/heads/main\n");
        shelf.Write("deep/er/x", "");
        await using var client = await daemon.JoinAsync();
        var cwds = $$"""{"cwds":[{{PluginShelf.Json(Path.Join(shelf.Folder, "deep", "er"))}}]}""";
        Assert.Equal("acme", Text((await client.CallAsync("plugin/list", cwds)).GetProperty("marketplaces")[0], "name"));
        shelf.Write(".agents/plugins/marketplace.json", """{"name":"acme","plugins":[{"name":"x","source":"./x","policy":{"installation":"MAYBE"}}]}""");
        var broken = await client.CallAsync("plugin/list", cwds);
        Assert.Empty(broken.GetProperty("marketplaces").EnumerateArray());
        var error = Assert.Single(broken.GetProperty("marketplaceLoadErrors").EnumerateArray());
        Assert.Equal(shelf.Manifest, Text(error, "marketplacePath"));
        Assert.Contains("unknown variant `MAYBE`", Text(error, "message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("marketplace/add", """{"source":""}""", "must not be empty")]
    [InlineData("marketplace/add", """{"source":"plain"}""", "invalid marketplace source format")]
    [InlineData("marketplace/add", """{"source":"a/b/c"}""", "invalid marketplace source format")]
    [InlineData("marketplace/add", """{"source":"file:///tmp"}""", "invalid marketplace source format")]
    [InlineData("marketplace/add", """{"source":"./missing"}""", "No such file or directory")]
    [InlineData("marketplace/add", """{"source":"/"}""", "does not contain a supported manifest")]
    [InlineData("marketplace/add", """{"source":"/","refName":"main"}""", "--ref is only supported for git")]
    [InlineData("marketplace/add", """{"source":"/","sparsePaths":["a"]}""", "--sparse is only supported for git")]
    [InlineData("marketplace/add", """{"source":1}""", "expected a string")]
    [InlineData("marketplace/add", "{}", "missing field `source`")]
    [InlineData("marketplace/remove", """{"marketplaceName":"../x"}""", "invalid marketplace name")]
    [InlineData("marketplace/upgrade", """{"marketplaceName":"nope"}""", "not configured as a Git marketplace")]
    [InlineData("plugin/list", """{"cwds":["relative"]}""", "AbsolutePathBuf")]
    [InlineData("plugin/list", """{"marketplaceKinds":["x"]}""", "unknown variant `x`")]
    [InlineData("plugin/list", """{"marketplaceKinds":["shared-with-me"]}""", "list remote plugin catalog: chatgpt authentication required")]
    [InlineData("plugin/read", """{"pluginName":"demo"}""", "plugin/read requires exactly one of")]
    [InlineData("plugin/read", """{"pluginName":"demo","marketplacePath":"/nope.json"}""", "marketplace file `/nope.json` does not exist")]
    [InlineData("plugin/read", """{"pluginName":"a b","remoteMarketplaceName":"m"}""", "invalid remote plugin id")]
    [InlineData("plugin/read", """{"pluginName":"demo","remoteMarketplaceName":"m"}""", "read remote plugin details: chatgpt authentication required")]
    [InlineData("plugin/install", """{"pluginName":"demo","remoteMarketplaceName":"m","marketplacePath":"/x"}""", "plugin/install requires exactly one of")]
    [InlineData("plugin/uninstall", """{"pluginId":"@acme"}""", "invalid remote plugin id")]
    [InlineData("plugin/uninstall", """{"pluginId":"demo"}""", "resolve remote plugin before uninstall")]
    [InlineData("plugin/skill/read", """{"remoteMarketplaceName":"m","remotePluginId":"p","skillName":"s"}""", "read remote plugin skill details")]
    [InlineData("plugin/share/save", """{"pluginPath":"/x","remotePluginId":"a b"}""", "invalid remote plugin id")]
    [InlineData("plugin/share/save", """{"pluginPath":"/x"}""", "save remote plugin share")]
    [InlineData("plugin/share/updateTargets", """{"remotePluginId":"p","discoverability":"PRIVATE","shareTargets":[]}""", "update remote plugin share targets")]
    [InlineData("plugin/share/list", "{}", "list remote plugin shares")]
    [InlineData("plugin/share/checkout", """{"remotePluginId":"p"}""", "checkout plugin share")]
    [InlineData("plugin/share/delete", """{"remotePluginId":"p"}""", "delete remote plugin share")]
    public async Task What_cannot_be_done_is_refused(string method, string parameters, string words)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var error = (await client.AskAsync(method, parameters)).GetProperty("error");
        Assert.Contains(words, Text(error, "message"), StringComparison.Ordinal);
        Assert.Equal(-32600, error.GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("ghost", "path does not exist or is not a directory", "missing plugin.json")]
    [InlineData("nope", "was not found in marketplace `acme`", "was not found in marketplace `acme`")]
    [InlineData("b d", "invalid plugin name", "invalid plugin name")]
    [InlineData("closed", null, "is not available for install")]
    public async Task Bad_plugins_are_refused(string name, string? reading, string installing)
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        if (reading is not null)
        {
            Assert.Contains(reading, await client.RefusedAsync("plugin/read", shelf.Plugin(name)), StringComparison.Ordinal);
        }

        Assert.Contains(installing, await client.RefusedAsync("plugin/install", shelf.Plugin(name)), StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(Path.Join(daemon.Home, "plugins")) ? Directory.GetFileSystemEntries(Path.Join(daemon.Home, "plugins")) : []);
    }

    [Theory]
    [InlineData("""{"name":""", "failed to parse plugin.json")]
    [InlineData("""{"name":"other"}""", "does not match marketplace plugin name `demo`")]
    [InlineData("""{"name":"demo","version":"../../up"}""", "invalid plugin version")]
    public async Task A_bad_manifest_is_not_installed(string manifest, string words)
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        shelf.Write("demo/.codex-plugin/plugin.json", manifest);
        await using var client = await daemon.JoinAsync();
        Assert.Contains(words, await client.RefusedAsync("plugin/install", shelf.Plugin("demo")), StringComparison.Ordinal);
        Assert.DoesNotContain("demo@acme", await File.ReadAllTextAsync(Path.Join(daemon.Home, "config.toml")), StringComparison.Ordinal);
    }

    private static async Task<(bool Installed, bool Enabled)> StateAsync(WireClient client)
    {
        var demo = (await client.CallAsync("plugin/list", "{}")).GetProperty("marketplaces")[0].GetProperty("plugins")[0];
        return (demo.GetProperty("installed").GetBoolean(), demo.GetProperty("enabled").GetBoolean());
    }

    private static async Task<IReadOnlyList<string?>> SkillsAsync(WireClient client) =>
        [.. (await client.CallAsync("skills/list", "{}")).GetProperty("data")[0].GetProperty("skills").EnumerateArray().Select(skill => Text(skill, "name"))];

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
