using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;

namespace Daemon.AppServer.Tests.Config;

/// <summary><c>modelProvider/config/write</c>.</summary>
public sealed class ProviderConfigTests
{
    [Fact]
    public async Task A_provider_is_made_changed_and_cleared()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var made = await WriteAsync(client, """{"name":"My Gate!","baseUrl":"http://127.0.0.1:9/v1"}""");
        Assert.Equal("""{"id":"my-gate","name":"My Gate!","canEdit":true,"baseUrl":"http://127.0.0.1:9/v1","settings":{"type":"customGateway","auth":{"mode":"none"}}}""", Ordered(made));
        Assert.Equal("my-gate-2", (await WriteAsync(client, """{"name":"My Gate!","baseUrl":"http://127.0.0.1:9/v1"}""")).GetProperty("id").GetString());
        var changed = await WriteAsync(client, """{"providerId":"my-gate","envKey":"KEY"}""");
        Assert.Equal("KEY", changed.GetProperty("settings").GetProperty("auth").GetProperty("envKey").GetString());
        Assert.Equal("http://127.0.0.1:9/v1", changed.GetProperty("baseUrl").GetString());
        var cleared = await WriteAsync(client, """{"providerId":"my-gate","envKey":null}""");
        Assert.Equal("none", cleared.GetProperty("settings").GetProperty("auth").GetProperty("mode").GetString());
        var listed = (await client.CallAsync("modelProvider/list", "{}")).GetProperty("data").EnumerateArray().ToDictionary(p => p.GetProperty("id").GetString()!);
        Assert.True(listed["my-gate"].GetProperty("canEdit").GetBoolean());
        Assert.False(listed["openai"].GetProperty("canEdit").GetBoolean());
    }

    [Theory]
    [InlineData("""{"type":"customGateway"}""", "Enter a provider name.", "configValidationError")]
    [InlineData("""{"type":"customGateway","name":"  "}""", "Enter a provider name.", "configValidationError")]
    [InlineData("""{"type":"customGateway","name":"A"}""", "A base URL is required", "configValidationError")]
    [InlineData("""{"type":"customGateway","name":"A","baseUrl":"ftp://x"}""", "Enter an HTTP(S) base URL", "configValidationError")]
    [InlineData("""{"type":"customGateway","name":"A","baseUrl":"http://u:p@x/"}""", "Enter an HTTP(S) base URL", "configValidationError")]
    [InlineData("""{"type":"customGateway","name":"A","baseUrl":"http://x","envKey":"a b"}""", "Invalid API key environment variable name.", "configValidationError")]
    [InlineData("""{"type":"customGateway","providerId":"nope","name":"A"}""", "Unknown provider ID.", "configPathNotFound")]
    [InlineData("""{"type":"customGateway","providerId":"openai","name":"A"}""", "cannot use a built-in provider ID", "configValidationError")]
    [InlineData("""{"type":"gcp","providerId":"gcp"}""", "Unknown provider ID.", "configPathNotFound")]
    public async Task Bad_settings_are_refused_and_change_nothing(string settings, string words, string code)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var before = await File.ReadAllTextAsync(Path.Join(daemon.Home, "config.toml"));
        var error = (await client.AskAsync("modelProvider/config/write", $$"""{"settings":{{settings}} }""")).GetProperty("error");
        Assert.Contains(words, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(code, error.GetProperty("data").GetProperty("config_write_error_code").GetString());
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Join(daemon.Home, "config.toml")));
    }

    private static async Task<JsonElement> WriteAsync(WireClient client, string settings) =>
        (await client.CallAsync("modelProvider/config/write", $$"""{"settings":{{settings.Replace("{", """{"type":"customGateway",""", StringComparison.Ordinal)}} }""")).GetProperty("provider");

    /// <summary>The members in an order that does not depend on that of the record.</summary>
    private static string Ordered(JsonElement provider) =>
        $"{{{string.Join(',', new[] { "id", "name", "canEdit", "baseUrl", "settings" }.Select(name => $"\"{name}\":{provider.GetProperty(name).GetRawText()}"))}}}";
}
