using Daemon.AppServer.Tests.Fakes;

namespace Daemon.AppServer.Tests.Handshake;

/// <summary>The set-up of a sandbox of another system.</summary>
public sealed class WindowsSandboxTests
{
    [Theory]
    [InlineData("elevated")]
    [InlineData("unelevated")]
    public async Task Off_Windows_the_setup_begins_and_then_fails_with_a_reason(string mode)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var answer = await client.CallAsync("windowsSandbox/setupStart", $$"""{"mode":"{{mode}}"}""");
        Assert.True(answer.GetProperty("started").GetBoolean());
        var completed = (await client.NextAsync("windowsSandbox/setupCompleted")).GetProperty("params");
        Assert.Equal(mode, completed.GetProperty("mode").GetString());
        Assert.False(completed.GetProperty("success").GetBoolean());
        Assert.Contains("Windows", completed.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_Windows_nothing_is_ready()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        Assert.Equal("notConfigured", (await client.CallAsync("windowsSandbox/readiness", "{}")).GetProperty("status").GetString());
    }
}
