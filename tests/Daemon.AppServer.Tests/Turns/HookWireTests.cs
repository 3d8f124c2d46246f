using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Turns;

/// <summary>Hooks and skills on the wire, with real commands.</summary>
public sealed class HookWireTests
{
    [Fact]
    public async Task A_hook_runs_once_the_user_has_accepted_it()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("ok"));
        await File.WriteAllTextAsync(
            Path.Join(daemon.Home, "hooks.json"), """{"hooks":{"UserPromptSubmit":[{"hooks":[{"type":"command","command":"cat >/dev/null; echo from the hook"}]}]}}""");
        await using var client = await daemon.JoinAsync();
        var listed = await ListAsync(client);
        Assert.Equal("untrusted", listed.GetProperty("trustStatus").GetString());
        var edit = $"\"hooks.state.\\\"{listed.GetProperty("key").GetString()}\\\".trusted_hash\"";
        await client.CallAsync("config/value/write", $$"""{"keyPath":{{edit}},"value":"{{listed.GetProperty("currentHash").GetString()}}","mergeStrategy":"upsert"}""");
        Assert.Equal("trusted", (await ListAsync(client)).GetProperty("trustStatus").GetString());

        var thread = await daemon.StartThreadAsync(client);
        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        var started = (await client.NextAsync("hook/started")).GetProperty("params").GetProperty("run");
        Assert.Equal(("running", "userPromptSubmit", "turn"), (Text(started, "status"), Text(started, "eventName"), Text(started, "scope")));
        var completed = (await client.NextAsync("hook/completed")).GetProperty("params").GetProperty("run");
        Assert.Equal("completed", Text(completed, "status"));
        Assert.Equal("""[{"kind":"context","text":"from the hook"}]""", completed.GetProperty("entries").GetRawText());
        await client.NextAsync("turn/completed");
    }

    [Fact]
    public async Task A_skill_is_switched_off_and_on_again()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("ok"));
        var path = Path.Join(daemon.Home, "skills", "x", "SKILL.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "---\nname: xsk\ndescription: does x\n---\nbody\n");
        await using var client = await daemon.JoinAsync();
        Assert.True(await EnabledAsync(client));
        Assert.False((await client.CallAsync("skills/config/write", """{"name":"xsk","enabled":false}""")).GetProperty("effectiveEnabled").GetBoolean());
        Assert.False(await EnabledAsync(client));
        await client.CallAsync("skills/config/write", """{"name":"xsk","enabled":true}""");
        Assert.True(await EnabledAsync(client));
        Assert.Contains("exactly one of path or name", await client.RefusedAsync("skills/config/write", """{"enabled":true}"""), StringComparison.Ordinal);
    }

    private static async Task<bool> EnabledAsync(WireClient client) =>
        (await client.CallAsync("skills/list", "{}")).GetProperty("data")[0].GetProperty("skills")[0].GetProperty("enabled").GetBoolean();

    private static async Task<JsonElement> ListAsync(WireClient client) =>
        (await client.CallAsync("hooks/list", "{}")).GetProperty("data")[0].GetProperty("hooks")[0];

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
