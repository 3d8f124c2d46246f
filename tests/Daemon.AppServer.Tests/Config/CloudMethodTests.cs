using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;

namespace Daemon.AppServer.Tests.Config;

/// <summary>Methods about the vendor's services and other clouds, for a user who is signed in nowhere.</summary>
public sealed class CloudMethodTests
{
    [Theory]
    [InlineData("app/list", "{}", """{"data":[],"nextCursor":null}""")]
    [InlineData("app/read", """{"appIds":["x","y","x"]}""", """{"apps":[],"missingAppIds":["x","y"]}""")]
    [InlineData("app/installed", "{}", """{"apps":[]}""")]
    [InlineData("mock/experimentalMethod", """{"value":"v"}""", """{"echoed":"v"}""")]
    [InlineData("mock/experimentalMethod", "{}", """{"echoed":null}""")]
    [InlineData("userVerification/status", "{}", """{"credentialId":null,"unavailableMessage":"User verification is not available in this build or account.","unavailableReason":"providerUnavailable"}""")]
    [InlineData("userVerification/cancel", """{"requestId":"x"}""", "{}")]
    [InlineData("account/bedrock/discover", "{}", """{"environmentCredentials":[],"profiles":[]}""")]
    [InlineData("account/bedrock/checkGovCloudRequirements", "{}", """{"isGovCloud":false,"shouldWarn":false}""")]
    [InlineData("mcpServer/event/stream/stop", """{"subscriptionId":"s"}""", "{}")]
    public async Task What_needs_no_account_is_answered(string method, string parameters, string result)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        Assert.Equal(result, (await client.CallAsync(method, parameters)).GetRawText());
    }

    [Theory]
    [InlineData("app/list", """{"threadId":"x"}""", -32600, "invalid thread id")]
    [InlineData("app/read", "{}", -32600, "missing field `appIds`")]
    [InlineData("remoteControl/enable", null, -32600, "remote control requires ChatGPT authentication")]
    [InlineData("remoteControl/disable", null, -32600, "remote control requires ChatGPT authentication")]
    [InlineData("remoteControl/pairing/start", "{}", -32600, "until enrollment completes")]
    [InlineData("remoteControl/pairing/status", "{}", -32600, "requires pairingCode or manualPairingCode")]
    [InlineData("remoteControl/pairing/status", """{"pairingCode":"p"}""", -32600, "until enrollment completes")]
    [InlineData("remoteControl/client/list", """{"environmentId":"e"}""", -32600, "remote control requires ChatGPT authentication")]
    [InlineData("remoteControl/client/revoke", """{"environmentId":"e","clientId":"c"}""", -32600, "remote control requires ChatGPT authentication")]
    [InlineData("userVerification/enroll", "{}", -32603, "not available in this build or account")]
    [InlineData("userVerification/delete", "{}", -32603, "not available in this build or account")]
    [InlineData("userVerification/verify", """{"challenge":"x","title":"t","description":"d"}""", -32602, "Invalid verification challenge")]
    [InlineData("userVerification/verify", """{"challenge":"0123456789abcdef","title":"t","description":"d"}""", -32603, "not available in this build or account")]
    [InlineData("userVerification/cancel", """{"requestId":null}""", -32600, "expected a string or an integer")]
    [InlineData("account/bedrock/setup", """{"type":"environment","region":"us-east-1"}""", -32600, "No AWS credentials found")]
    [InlineData("account/bedrock/setup", """{"type":"profile","profile":"p","region":"us-east-1"}""", -32600, "AWS profile `p`")]
    [InlineData("account/bedrock/setup", "{}", -32600, "missing field `type`")]
    [InlineData("account/gcp/setup", """{"projectId":"a b"}""", -32600, "project_id must be non-empty")]
    [InlineData("account/gcp/setup", """{"projectId":"p","credentialFile":"/nope"}""", -32600, "Cannot read the Google Cloud credential file")]
    [InlineData("account/gcp/setup", """{"projectId":"p"}""", -32600, "no provider of this daemon")]
    [InlineData("accountSession/switch", """{"accountId":"a","sessionId":"s"}""", -32600, "requires a managed ChatGPT login")]
    [InlineData("mcpServer/event/stream/start", """{"threadId":"t","server":"s","name":"n","arguments":{},"subscriptionId":"i"}""", -32600, "only supported for hosted apps")]
    [InlineData("mock/experimentalMethod", """{"value":1}""", -32600, "expected a string")]
    public async Task What_needs_an_account_is_refused(string method, string? parameters, int code, string words)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var error = (await client.AskAsync(method, parameters)).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetInt32());
        Assert.Contains(words, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task This_machine_is_the_one_environment()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        Assert.Equal("""{"status":"ready"}""", (await client.CallAsync("environment/status", """{"environmentId":"local"}""")).GetRawText());
        Assert.Equal(
            """{"error":"unknown environment id `x`","status":"unknown"}""", (await client.CallAsync("environment/status", """{"environmentId":"x"}""")).GetRawText());
        var info = await client.CallAsync("environment/info", """{"environmentId":"local"}""");
        Assert.Equal("""{"name":"bash","path":"/bin/bash"}""", info.GetProperty("shell").GetRawText());
        Assert.Equal(daemon.Cwd, new Uri(info.GetProperty("cwd").GetString()!).LocalPath);
        Assert.Equal("unknown environment id `x`", await client.RefusedAsync("environment/info", """{"environmentId":"x"}"""));
        Assert.Contains("missing field `environmentId`", await client.RefusedAsync("environment/info", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remote_control_is_off_under_the_installations_own_id()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var status = await client.CallAsync("remoteControl/status/read", "{}");
        Assert.Equal("disabled", status.GetProperty("status").GetString());
        Assert.Equal(client.Seen.First(IsChange).GetProperty("params").GetProperty("installationId").GetString(), status.GetProperty("installationId").GetString());

        static bool IsChange(JsonElement message) => message.TryGetProperty("method", out var method) && method.GetString() == "remoteControl/status/changed";
    }

    [Fact]
    public async Task Profiles_of_other_tools_are_found_without_their_secrets()
    {
        await using var daemon = new ScriptedDaemon();
        Directory.CreateDirectory(Path.Join(daemon.User, ".aws"));
        await File.WriteAllTextAsync(Path.Join(daemon.User, ".aws", "config"), "[default]\nregion = eu-west-1\n[profile work]\n[sso-session x]\nregion = no\n");
        await File.WriteAllTextAsync(Path.Join(daemon.User, ".aws", "credentials"), "[work]\naws_secret_access_key = hush\n[alone]\n");
        await using var client = await daemon.JoinAsync();
        var found = await client.CallAsync("account/bedrock/discover", "{}");
        Assert.Equal(
            """[{"name":"alone","region":null},{"name":"default","region":"eu-west-1"},{"name":"work","region":null}]""", found.GetProperty("profiles").GetRawText());
    }

    [Fact]
    public async Task Voices_are_listed_with_defaults_that_are_among_them()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var voices = (await client.CallAsync("thread/realtime/listVoices", "{}")).GetProperty("voices");
        Assert.Contains(voices.GetProperty("defaultV1").GetString(), Names("v1"));
        Assert.Contains(voices.GetProperty("defaultV2").GetString(), Names("v2"));
        Assert.Equal((9, 10, 25), (Names("v1").Count, Names("v2").Count, Names("v3").Count));

        List<string?> Names(string version) => [.. voices.GetProperty(version).EnumerateArray().Select(voice => voice.GetString())];
    }
}
