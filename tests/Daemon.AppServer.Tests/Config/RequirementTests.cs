namespace Daemon.AppServer.Tests.Config;

/// <summary>What the administrator forbids stays forbidden to clients of a running thread.</summary>
public sealed class RequirementTests
{
    private const string Requirements = """
        allowed_sandbox_modes = ["read-only", "workspace-write"]
        allowed_approval_policies = ["on-request"]
        """;

    [Theory]
    [InlineData("\"sandboxPolicy\":{\"type\":\"dangerFullAccess\"}")]
    [InlineData("\"permissions\":\":danger-full-access\"")]
    [InlineData("\"approvalPolicy\":\"never\"")]
    public async Task A_turn_that_asks_for_more_is_refused(string setting)
    {
        await using var daemon = await StartAsync();
        var id = await ThreadAsync(daemon);

        var error = await daemon.Client.RefusedAsync("turn/start", $$"""{"threadId":"{{id}}","input":[],{{setting}}}""");

        Assert.StartsWith("invalid thread settings override: Configured value for ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_within_the_requirements_are_taken()
    {
        await using var daemon = await StartAsync();
        var id = await ThreadAsync(daemon);

        await daemon.Client.CallAsync("thread/settings/update", $$"""{"threadId":"{{id}}","permissions":":workspace"}""");
        var updated = await daemon.Client.NotificationAsync("thread/settings/updated");

        Assert.Equal(":workspace", updated.GetProperty("threadSettings").GetProperty("activePermissionProfile").GetProperty("id").GetString());
    }

    private static Task<ConfigDaemon> StartAsync() => ConfigDaemon.StartAsync("", options =>
    {
        File.WriteAllText(Path.Join(options.SystemFolder, "requirements.toml"), Requirements);
        return options;
    });

    private static async Task<string?> ThreadAsync(ConfigDaemon daemon)
    {
        var thread = await daemon.Client.CallAsync("thread/start");
        return thread.GetProperty("thread").GetProperty("id").GetString();
    }
}
