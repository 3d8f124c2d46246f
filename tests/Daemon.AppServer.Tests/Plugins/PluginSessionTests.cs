using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Plugins;

/// <summary>What an installed plugin does in a session: its skills, servers and hooks join, and leave when the thread does without it.</summary>
public sealed class PluginSessionTests
{
    [Fact]
    public async Task A_session_has_what_a_plugin_brings_until_the_thread_does_without_it()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("ok"));
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        await shelf.InstallAsync(client);
        var thread = await daemon.StartThreadAsync(client);
        await client.ReadUntilAsync(message => message.ToString().Contains("mcpServer/startupStatus/updated", StringComparison.Ordinal) && message.ToString().Contains("ready", StringComparison.Ordinal));

        var first = await RunAsync(daemon, client, $$"""{"threadId":"{{thread}}","input":[{"type":"text","text":"$demo:hello [@Demo](plugin://demo@acme)"}]}""", 1);
        Assert.Contains(first.InputTexts, text => text.Contains("demo:hello: says hello", StringComparison.Ordinal));
        Assert.Contains(first.InputTexts, text => text.Contains("Say hello loudly.", StringComparison.Ordinal));
        Assert.Contains(first.InputTexts, text => text.Contains("`The Demo` plugin", StringComparison.Ordinal) && text.Contains("`spare`", StringComparison.Ordinal));
        Assert.Contains("Lifts. This tool is part of plugin `The Demo`.", first.Json.GetProperty("tools").GetRawText(), StringComparison.Ordinal);

        var second = await RunAsync(daemon, client, $$"""{"threadId":"{{thread}}","input":[{"type":"text","text":"on"}],"disabledPluginIds":["demo@acme"]}""", 2);
        Assert.DoesNotContain("Lifts.", second.Json.GetProperty("tools").GetRawText(), StringComparison.Ordinal);
        var settings = client.Seen.Last(message => message.ToString().Contains("thread/settings/updated", StringComparison.Ordinal));
        Assert.Equal("""["demo@acme"]""", settings.GetProperty("params").GetProperty("threadSettings").GetProperty("disabledPluginIds").GetRawText());

        // The choice is the thread's own: it holds when the thread is opened again.
        await client.CallAsync("thread/unsubscribe", $$"""{"threadId":"{{thread}}"}""");
        var resumed = await client.CallAsync("thread/resume", $$"""{"threadId":"{{thread}}"}""");
        Assert.Equal("""["demo@acme"]""", resumed.GetProperty("disabledPluginIds").GetRawText());
    }

    [Fact]
    public async Task A_server_of_a_plugin_says_whose_it_is_and_the_users_own_wins()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("ok"));
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        await shelf.InstallAsync(client);
        var server = (await client.CallAsync("mcpServerStatus/list", "{}")).GetProperty("data")[0];
        Assert.Equal(("spare", "demo@acme"), (server.GetProperty("name").GetString(), server.GetProperty("pluginId").GetString()));
        Assert.Equal("Lifts. This tool is part of plugin `The Demo`.", server.GetProperty("tools").GetProperty("lift").GetProperty("description").GetString());

        await client.CallAsync("config/value/write", """{"keyPath":"plugins.\"demo@acme\".mcp_servers.spare.enabled_tools","value":[],"mergeStrategy":"replace"}""");
        Assert.Empty((await client.CallAsync("mcpServerStatus/list", "{}")).GetProperty("data")[0].GetProperty("tools").EnumerateObject());

        await client.CallAsync("config/value/write", """{"keyPath":"mcp_servers.spare","value":{"command":"false","enabled":false},"mergeStrategy":"replace"}""");
        Assert.Equal(JsonValueKind.Null, (await client.CallAsync("mcpServerStatus/list", "{}")).GetProperty("data")[0].GetProperty("pluginId").ValueKind);
    }

    [Fact]
    public async Task A_hook_of_a_plugin_runs_when_accepted_and_no_longer_when_any_file_changes()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("ok"));
        var shelf = new PluginShelf(daemon);
        await using var client = await daemon.JoinAsync();
        await shelf.InstallAsync(client);
        var hook = await HookAsync(client);
        Assert.Equal(("untrusted", "plugin"), (hook.GetProperty("trustStatus").GetString(), hook.GetProperty("source").GetString()));
        var edit = $$"""{"keyPath":"hooks.state","value":{"{{hook.GetProperty("key").GetString()}}":{"trusted_hash":"{{hook.GetProperty("currentHash").GetString()}}"} },"mergeStrategy":"upsert"}""";
        await client.CallAsync("config/value/write", edit);
        var thread = await daemon.StartThreadAsync(client);
        var request = await RunAsync(daemon, client, ScriptedDaemon.Turn(thread), 1);
        var root = Path.Join(daemon.Home, "plugins", "cache", "acme", "demo", "1.0");
        Assert.Contains(request.InputTexts, text => text.Contains($"root is {root}\n{Path.Join(daemon.Home, "plugins", "data", "demo-acme")}", StringComparison.Ordinal));

        await File.AppendAllTextAsync(Path.Join(root, "serve.sh"), "# changed\n");
        Assert.Equal("modified", (await HookAsync(client)).GetProperty("trustStatus").GetString());
        File.CreateSymbolicLink(Path.Join(root, "link"), "serve.sh");
        var listing = (await client.CallAsync("hooks/list", "{}")).GetProperty("data")[0];
        Assert.Empty(listing.GetProperty("hooks").EnumerateArray());
        Assert.Contains("has links", listing.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> HookAsync(WireClient client) =>
        (await client.CallAsync("hooks/list", "{}")).GetProperty("data")[0].GetProperty("hooks")[0];

    /// <summary>Runs a turn; returns the last request to the model.</summary>
    private static async Task<RecordedRequest> RunAsync(ScriptedDaemon daemon, WireClient client, string turn, int requests)
    {
        await client.CallAsync("turn/start", turn);
        await client.NextAsync("turn/completed");
        return await daemon.Model.WaitForRequestsAsync(requests);
    }
}
