using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;

namespace Daemon.AppServer.Tests.Plugins;

/// <summary>Marketplaces in repositories: git is told to find <c>https://github.com/</c> in a folder.</summary>
public sealed class GitMarketplaceTests
{
    [SkippableFact]
    public async Task A_repository_is_added_upgraded_with_its_plugins_and_removed()
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        await PrepareAsync(daemon, client, shelf);
        var root = Path.Join(daemon.Home, ".tmp", "marketplaces", "acme");
        var added = await client.CallAsync("marketplace/add", """{"source":"own/tools"}""");
        Assert.Equal(root, added.GetProperty("installedRoot").GetString());
        foreach (var same in new[] { "own/tools", "https://github.com/own/tools", "https://github.com/own/tools.git/" })
        {
            Assert.True((await client.CallAsync("marketplace/add", $$"""{"source":"{{same}}"}""")).GetProperty("alreadyAdded").GetBoolean());
        }

        Assert.Contains("already added from a different source", await client.RefusedAsync("marketplace/add", $$"""{"source":{{shelf.Source}} }"""), StringComparison.Ordinal);
        await client.CallAsync("plugin/install", $$"""{"pluginName":"demo","marketplacePath":"{{root}}/.agents/plugins/marketplace.json"}""");
        shelf.Write("demo/.codex-plugin/plugin.json", """{"name":"demo","version":"1.1"}""");
        await ShellAsync(client, shelf.Folder, "git commit -qam two && git push -q ../remotes/own/tools.git HEAD");

        Assert.Equal([root], Texts(await client.CallAsync("marketplace/upgrade", """{"marketplaceName":"acme"}"""), "upgradedRoots"));
        var again = await client.CallAsync("marketplace/upgrade", "{}");
        Assert.Equal(["acme"], Texts(again, "selectedMarketplaces"));
        Assert.Empty(Texts(again, "upgradedRoots"));
        Assert.True(Directory.Exists(Path.Join(daemon.Home, "plugins", "cache", "acme", "demo", "1.1")));
        Assert.False(Directory.Exists(Path.Join(daemon.Home, "plugins", "cache", "acme", "demo", "1.0")));

        Assert.Equal(root, (await client.CallAsync("marketplace/remove", """{"marketplaceName":"acme"}""")).GetProperty("installedRoot").GetString());
        Assert.False(Directory.Exists(root));
    }

    [SkippableFact]
    public async Task Only_named_paths_are_checked_out_and_a_bad_reference_leaves_nothing()
    {
        await using var daemon = new ScriptedDaemon();
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        await PrepareAsync(daemon, client, shelf);
        var failed = (await client.AskAsync("marketplace/add", """{"source":"own/tools@none"}""")).GetProperty("error");
        Assert.Equal(-32603, failed.GetProperty("code").GetInt32());
        Assert.Contains("git checkout none failed", failed.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("cannot be given to git", await client.RefusedAsync("marketplace/add", """{"source":"own/tools","refName":"--upload-pack=x"}"""), StringComparison.Ordinal);
        Assert.Contains("does not contain a supported manifest", await client.RefusedAsync("marketplace/add", """{"source":"own/tools","sparsePaths":["demo"]}"""), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Join(daemon.Home, ".tmp", "marketplaces", ".staging")));

        await client.CallAsync("marketplace/add", """{"source":"own/tools","sparsePaths":[".agents"]}""");
        var root = Path.Join(daemon.Home, ".tmp", "marketplaces", "acme");
        Assert.True(Directory.Exists(Path.Join(root, ".agents")));
        Assert.False(Directory.Exists(Path.Join(root, "demo")));
        Assert.Contains("sparse_paths = [\".agents\"]", await File.ReadAllTextAsync(Path.Join(daemon.Home, "config.toml")), StringComparison.Ordinal);
    }

    private static async Task PrepareAsync(ScriptedDaemon daemon, WireClient client, PluginShelf shelf)
    {
        Skip.IfNot(File.Exists("/usr/bin/git"), "git is not installed");
        await File.WriteAllTextAsync(
            Path.Join(daemon.User, ".gitconfig"),
            $"[user]\nname = a\nemail = a@b\n[url \"{Path.Join(daemon.User, "remotes")}/\"]\ninsteadOf = https://github.com/\n");
        await ShellAsync(
            client, shelf.Folder, "git init -q && git add -A && git commit -qm one && git clone -q --bare . ../remotes/own/tools.git && git -C ../remotes/own/tools.git config uploadpack.allowFilter true");
    }

    private static async Task ShellAsync(WireClient client, string folder, string script)
    {
        var result = await client.CallAsync(
            "command/exec", $$"""{"command":["sh","-c",{{PluginShelf.Json(script)}}],"cwd":{{PluginShelf.Json(folder)}},"sandboxPolicy":{"type":"dangerFullAccess"} }""");
        Assert.True(result.GetProperty("exitCode").GetInt32() == 0, result.ToString());
    }

    private static IReadOnlyList<string?> Texts(JsonElement json, string member) => [.. json.GetProperty(member).EnumerateArray().Select(text => text.GetString())];
}
