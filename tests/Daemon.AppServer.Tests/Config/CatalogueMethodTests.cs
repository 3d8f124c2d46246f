using System.Text.Json;
using Daemon.Testing.Servers;

namespace Daemon.AppServer.Tests.Config;

public sealed class CatalogueMethodTests
{
    [Fact]
    public async Task Models_come_in_pages_and_hidden_ones_on_demand()
    {
        await using var daemon = await ConfigDaemon.StartAsync("model_provider = \"openai\"\n");

        var first = await daemon.Client.CallAsync("model/list", """{"limit":2}""");
        var visible = await daemon.Client.CallAsync("model/list");
        var all = await daemon.Client.CallAsync("model/list", """{"includeHidden":true}""");
        var error = await daemon.Client.RefusedAsync("model/list", """{"cursor":"zz"}""");

        Assert.Equal(2, first.GetProperty("data").GetArrayLength());
        Assert.Equal("2", first.GetProperty("nextCursor").GetString());
        Assert.Equal(1, visible.GetProperty("data").EnumerateArray().Count(model => model.GetProperty("isDefault").GetBoolean()));
        Assert.DoesNotContain(visible.GetProperty("data").EnumerateArray(), model => model.GetProperty("hidden").GetBoolean());
        Assert.True(all.GetProperty("data").GetArrayLength() > visible.GetProperty("data").GetArrayLength());
        Assert.Equal("invalid cursor: zz", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_signed_in_user_sees_what_their_provider_offers()
    {
        await using var server = new FakeLocalServer(
            ("/v1/models?client_version=0.0.0", """{"models":[{"slug":"zork-1","display_name":"Zork","default_reasoning_level":"low"}]}"""));
        await using var daemon = await ConfigDaemon.StartAsync($"""
            model_provider = "mine"
            [model_providers.mine]
            name = "Mine"
            base_url = "{server.BaseUrl}"
            requires_openai_auth = true
            """);
        daemon.Write("home/auth.json", """{"auth_mode":"chatgpt","tokens":{"access_token":"t","account_id":"a"}}""");

        var list = await daemon.Client.CallAsync("model/list");
        var thread = await daemon.Client.CallAsync("thread/start", "{}");

        Assert.Equal(["zork-1"], list.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
        Assert.Equal("zork-1", thread.GetProperty("model").GetString());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_default_provider_is_among_the_listed()
    {
        await using var daemon = await ConfigDaemon.StartAsync("""
            model_provider = "mine"
            [model_providers.mine]
            name = "Mine"
            base_url = "http://127.0.0.1:9/v1"
            env_key = "MY_KEY"
            """);

        var list = await daemon.Client.CallAsync("modelProvider/list");

        Assert.Equal("mine", list.GetProperty("defaultProviderId").GetString());
        Assert.Equal(["mine", "offline", "openai"], list.GetProperty("data").EnumerateArray().Select(provider => provider.GetProperty("id").GetString()));
        Assert.Equal(
            """{"type":"customGateway","auth":{"mode":"environmentVariable","envKey":"MY_KEY"}}""",
            list.GetProperty("data")[0].GetProperty("settings").GetRawText());
    }

    [Fact]
    public async Task Skills_of_the_repository_are_found_and_broken_ones_named()
    {
        await using var daemon = await ConfigDaemon.StartAsync();
        var good = daemon.Write("ws/.agents/skills/x/SKILL.md", "---\nname: xsk\ndescription: >\n  does\n  x\nmetadata:\n  short-description: 'short'\n---\nbody\n");
        var bad = daemon.Write("ws/.agents/skills/y/SKILL.md", "no front matter\n");

        var list = await daemon.Client.CallAsync("skills/list");

        var entry = list.GetProperty("data")[0];
        var skill = Assert.Single(entry.GetProperty("skills").EnumerateArray());
        Assert.Equal(
            ("xsk", "does x", "short", good, "repo"),
            (Text(skill, "name"), Text(skill, "description"), Text(skill, "shortDescription"), Text(skill, "path"), Text(skill, "scope")));
        Assert.Equal(bad, Text(Assert.Single(entry.GetProperty("errors").EnumerateArray()), "path"));
    }

    [Fact]
    public async Task Tool_servers_are_listed_with_their_state_in_a_thread()
    {
        await using var daemon = await ConfigDaemon.StartAsync("""
            [mcp_servers.off]
            command = "x"
            enabled = false
            [mcp_servers.web]
            url = "http://127.0.0.1:9/mcp"
            """);
        var thread = await daemon.Client.CallAsync("thread/start");
        var id = thread.GetProperty("thread").GetProperty("id").GetString();

        var plain = await daemon.Client.CallAsync("mcpServerStatus/list");
        var inThread = await daemon.Client.CallAsync("mcpServerStatus/list", $$"""{"threadId":"{{id}}"}""");

        Assert.Equal("none none", States(plain));

        // Nobody listens there: the second one is found out to be so sooner or later.
        Assert.Contains(States(inThread), (string[])["disabled starting", "disabled failed"]);
        Assert.Equal("http://127.0.0.1:9", Text(plain.GetProperty("data")[1], "httpOrigin"));
    }

    private static string States(JsonElement list) =>
        string.Join(' ', list.GetProperty("data").EnumerateArray().Select(server => Text(server, "runtimeStatus") ?? "none"));

    private static string? Text(JsonElement value, string member) => value.GetProperty(member).GetString();
}
