using System.Text.Json;

namespace Daemon.AppServer.Tests.Config;

public sealed class AccountMethodTests
{
    [Fact]
    public async Task A_key_signs_in_for_the_user_only_and_signs_out()
    {
        await using var daemon = await ConfigDaemon.StartAsync("model_provider = \"openai\"\n");
        var file = Path.Join(daemon.Home, "auth.json");

        var result = await daemon.Client.CallAsync("account/login/start", """{"type":"apiKey","apiKey":"sk-test"}""");
        var updated = await daemon.Client.NotificationAsync("account/updated");
        var account = await daemon.Client.CallAsync("account/read");
        var status = await daemon.Client.CallAsync("getAuthStatus", """{"includeToken":true}""");
        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);
        await daemon.Client.CallAsync("account/logout", null);

        Assert.Equal("""{"type":"apiKey"}""", result.GetRawText());
        Assert.Equal("apikey", updated.GetProperty("authMode").GetString());
        Assert.Equal("apiKey", account.GetProperty("account").GetProperty("type").GetString());
        Assert.Equal("sk-test", status.GetProperty("authToken").GetString());
        Assert.Equal(OperatingSystem.IsWindows() ? UnixFileMode.None : UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_provider_without_the_vendors_login_has_no_account()
    {
        await using var daemon = await ConfigDaemon.StartAsync("model_provider = \"offline\"\n");

        await daemon.Client.CallAsync("account/login/start", """{"type":"apiKey","apiKey":"sk-test"}""");
        var account = await daemon.Client.CallAsync("account/read");

        Assert.Equal(JsonValueKind.Null, account.GetProperty("account").ValueKind);
        Assert.False(account.GetProperty("requiresOpenaiAuth").GetBoolean());
    }

    [Theory]
    [InlineData("account/login/start", """{"type":"apiKey","apiKey":" "}""", "apiKey must not be empty")]
    [InlineData("account/login/start", """{"type":"chatgpt"}""", "this daemon signs in with API keys only: use the login type `apiKey`")]
    [InlineData("account/login/cancel", """{"loginId":"x"}""", "invalid login id: x")]
    [InlineData("account/rateLimits/read", null, "codex account authentication required to read rate limits")]
    [InlineData("account/usage/read", null, "codex account authentication required to read token usage")]
    public async Task What_cannot_be_done_is_refused(string method, string? parameters, string message)
    {
        await using var daemon = await ConfigDaemon.StartAsync();

        var error = await daemon.Client.RefusedAsync(method, parameters);

        Assert.Equal((-32600, message), (error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_damaged_login_file_is_named_without_its_text()
    {
        await using var daemon = await ConfigDaemon.StartAsync("model_provider = \"openai\"\n");
        daemon.Write("home/auth.json", "sk-secret");

        var error = await daemon.Client.RefusedAsync("account/read");

        Assert.Contains("auth.json", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", error.GetRawText(), StringComparison.Ordinal);
    }
}
