using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Schemas;

/// <summary>Requests of the first version.</summary>
public sealed class LegacyTests
{
    [Fact]
    public async Task A_summary_is_found_by_id_and_by_file()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("hi"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread, "Say hello."));
        await client.NextAsync("turn/completed");
        var summary = (await client.CallAsync("getConversationSummary", $$"""{"conversationId":"{{thread}}"}""")).GetProperty("summary");
        Assert.Equal((thread, "Say hello.", "mock", daemon.Cwd), (
            summary.GetProperty("conversationId").GetString(),
            summary.GetProperty("preview").GetString(),
            summary.GetProperty("modelProvider").GetString(),
            summary.GetProperty("cwd").GetString()));
        var path = summary.GetProperty("path").GetString();
        var same = await client.CallAsync("getConversationSummary", $$"""{"rolloutPath":"{{path}}"}""");
        Assert.Equal(thread, same.GetProperty("summary").GetProperty("conversationId").GetString());

        // A file that only looks like one of a thread is none.
        var copy = Path.Join(daemon.Cwd, Path.GetFileName(path));
        File.Copy(path!, copy);
        Assert.Equal($"`{copy}` is not the file of a thread", await client.RefusedAsync("getConversationSummary", $$"""{"rolloutPath":"{{copy}}"}"""));
        Assert.Equal(
            "failed to resolve rollout path `/no/such`: file does not exist", await client.RefusedAsync("getConversationSummary", """{"rolloutPath":"/no/such"}"""));
        Assert.StartsWith("Invalid request: data did not match", await client.RefusedAsync("getConversationSummary", "{}"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_diff_to_a_remote_has_changes_commits_and_new_files()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        Assert.StartsWith("failed to compute git diff", await client.RefusedAsync("gitDiffToRemote", $$"""{"cwd":"{{daemon.Cwd}}"}"""), StringComparison.Ordinal);
        var remote = Path.Join(daemon.Home, "remote.git");
        Skip.IfNot(await RunAsync(client, daemon.Cwd, $"git init -q --bare '{remote}' && git init -q . && git config user.email a@b && git config user.name a"
            + $" && echo one > a && git add a && git commit -qm one && git remote add origin '{remote}' && git push -q origin HEAD:main && git fetch -q"), "no git");
        var clean = await client.CallAsync("gitDiffToRemote", $$"""{"cwd":"{{daemon.Cwd}}"}""");
        Assert.Equal("", clean.GetProperty("diff").GetString());
        Assert.True(await RunAsync(client, daemon.Cwd, "echo two > a && git commit -qam two && echo three > a && echo new > 'b ü'"));
        var result = await client.CallAsync("gitDiffToRemote", $$"""{"cwd":"{{daemon.Cwd}}"}""");
        Assert.Equal(clean.GetProperty("sha").GetString(), result.GetProperty("sha").GetString());
        var diff = result.GetProperty("diff").GetString()!;
        Assert.Contains("-one\n+three\n", diff, StringComparison.Ordinal);
        Assert.Contains("+++ b/b ü", diff, StringComparison.Ordinal);
    }

    private static async Task<bool> RunAsync(WireClient client, string folder, string script)
    {
        var result = await client.CallAsync(
            "command/exec", $$"""{"command":["/bin/sh","-c","{{script}}"],"cwd":"{{folder}}","sandboxPolicy":{"type":"dangerFullAccess"} }""");
        return result.GetProperty("exitCode").GetInt32() == 0;
    }
}
