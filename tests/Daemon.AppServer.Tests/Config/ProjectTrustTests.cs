namespace Daemon.AppServer.Tests.Config;

public sealed class ProjectTrustTests
{
    [Theory]
    [InlineData("""{"cwd":"sub","sandbox":"workspace-write"}""", true)]
    [InlineData("""{"cwd":"sub","permissions":":workspace"}""", true)]
    [InlineData("""{"cwd":"sub","sandbox":"read-only"}""", false)]
    [InlineData("""{"sandbox":"danger-full-access"}""", false)]
    public async Task A_thread_that_may_write_in_a_named_repository_trusts_it(string parameters, bool trusts)
    {
        await using var daemon = await ConfigDaemon.StartAsync();
        daemon.Write("ws/sub/a.txt", "a");

        await daemon.Client.CallAsync("thread/start", parameters);

        var expected = trusts ? $"[projects.\"{daemon.Workspace}\"]\ntrust_level = \"trusted\"\n" : "";
        Assert.Equal(expected, await File.ReadAllTextAsync(daemon.ConfigFile));
    }

    [SkippableFact]
    public async Task Outside_a_repository_nothing_is_written()
    {
        await using var daemon = await ConfigDaemon.StartAsync();
        Skip.If(InRepository(daemon.Outside), "the temporary folder of this machine is in a repository");

        await daemon.Client.CallAsync("thread/start", $$"""{"cwd":"{{daemon.Outside}}","sandbox":"workspace-write"}""");

        Assert.Equal("", await File.ReadAllTextAsync(daemon.ConfigFile));
    }

    [Fact]
    public async Task A_decision_of_the_user_stays()
    {
        await using var daemon = await ConfigDaemon.StartAsync();
        var decision = $"[projects.\"{daemon.Workspace}\"]\ntrust_level = \"untrusted\"\n";
        await File.WriteAllTextAsync(daemon.ConfigFile, decision);

        await daemon.Client.CallAsync("thread/start", """{"cwd":".","sandbox":"workspace-write"}""");

        Assert.Equal(decision, await File.ReadAllTextAsync(daemon.ConfigFile));
    }

    [Theory]
    [InlineData("""{"permissions":":read-only","sandbox":"read-only"}""", "`permissions` cannot be combined with `sandbox`")]
    [InlineData("""{"permissions":":nope"}""", "failed to load configuration: default_permissions refers to unknown built-in profile `:nope`")]
    [InlineData("""{"permissions":"nope"}""", "failed to load configuration: default_permissions requires a `[permissions]` table")]
    public async Task Profiles_that_do_not_exist_or_contradict_are_refused(string parameters, string message)
    {
        await using var daemon = await ConfigDaemon.StartAsync();

        var error = await daemon.Client.RefusedAsync("thread/start", parameters);

        Assert.Equal((-32600, message), (error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString()));
    }

    private static bool InRepository(string? folder) =>
        folder is not null && (Path.Exists(Path.Join(folder, ".git")) || InRepository(Path.GetDirectoryName(folder)));
}
