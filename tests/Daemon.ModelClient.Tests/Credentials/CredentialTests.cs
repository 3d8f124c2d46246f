using Daemon.ModelClient.Credentials;
using Daemon.ModelClient.Tests.Http;
using Daemon.Testing.Model;

namespace Daemon.ModelClient.Tests.Credentials;

public sealed class CredentialTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("daemon-auth-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task The_key_of_the_configured_variable_is_sent()
    {
        RecordedRequest sent = await SendAsync(options => options with { EnvKey = "MY_KEY", BearerToken = "other" }, ("MY_KEY", " sk-1\n"));

        Assert.Equal("Bearer sk-1", sent.Headers["authorization"]);
    }

    [Theory]
    [InlineData(null, "Missing environment variable: `MY_KEY`.")]
    [InlineData("Get one at example.org.", "Missing environment variable: `MY_KEY`. Get one at example.org.")]
    public async Task A_missing_variable_is_told_before_anything_is_sent(string? instructions, string message)
    {
        await using var fixture = new ClientFixture(
            FakeResponsesServer.Start(), options => options with { EnvKey = "MY_KEY", EnvKeyInstructions = instructions });

        ModelException error = await fixture.FailAsync();

        Assert.Equal((message, Protocol.SubmissionQueue.TurnErrorKind.Other, false), (error.Message, error.Error.Kind, error.Retryable));
        Assert.Empty(fixture.Server.Requests);
    }

    [Fact]
    public async Task A_token_of_the_configuration_is_sent()
    {
        RecordedRequest sent = await SendAsync(options => options with { BearerToken = "t-1" });

        Assert.Equal("Bearer t-1", sent.Headers["authorization"]);
    }

    [Theory]
    [InlineData("""{"OPENAI_API_KEY":"sk-file"}""", "Bearer sk-file", null)]
    [InlineData("""{"OPENAI_API_KEY":null,"tokens":{"access_token":"at","account_id":"acc"}}""", "Bearer at", "acc")]
    [InlineData("""{"OPENAI_API_KEY":"sk-file","tokens":{"access_token":"at"}}""", "Bearer sk-file", null)]
    [InlineData("""{"OPENAI_API_KEY":"sk-file","auth_mode":"chatgpt","tokens":{"access_token":"at","account_id":"acc"}}""", "Bearer at", "acc")]
    [InlineData("""{"auth_mode":"chatgpt","tokens":null}""", "Bearer sk-env", null)]
    [InlineData("null", "Bearer sk-env", null)]
    public async Task A_login_comes_before_the_variable(string authJson, string authorization, string? account)
    {
        await File.WriteAllTextAsync(Path.Combine(_home, "auth.json"), authJson);

        RecordedRequest sent = await SendAsync(options => options with { Id = "openai", RequiresOpenAiAuth = true }, ("OPENAI_API_KEY", "sk-env"));

        Assert.Equal((authorization, account), (sent.Headers["authorization"], sent.Headers.GetValueOrDefault("chatgpt-account-id")));
    }

    [Fact]
    public async Task The_variable_is_for_the_built_in_provider_only()
    {
        RecordedRequest sent = await SendAsync(options => options with { RequiresOpenAiAuth = true }, ("OPENAI_API_KEY", "sk-env"));

        Assert.DoesNotContain("authorization", sent.Headers.Keys);
    }

    [Fact]
    public async Task Other_providers_get_no_login()
    {
        await File.WriteAllTextAsync(Path.Combine(_home, "auth.json"), """{"OPENAI_API_KEY":"sk-file"}""");

        RecordedRequest sent = await SendAsync(options => options);

        Assert.DoesNotContain("authorization", sent.Headers.Keys);
    }

    [Theory]
    [InlineData("{\n\"OPENAI_API_KEY\": sk-secret }", "auth.json is not valid JSON (line 2). Log in again.")]
    [InlineData("{\"OPENAI_API_KEY\": {\"sk-secret\":1}}", "auth.json is not valid JSON (line 1). Log in again.")]
    public async Task A_broken_login_file_is_told_without_its_text(string authJson, string message)
    {
        string path = Path.Combine(_home, "auth.json");
        await File.WriteAllTextAsync(path, authJson);
        var source = new ProviderCredentialSource(new ModelProviderOptions { Id = "openai", Name = "OpenAI" }, _home, _ => null);

        var error = await Assert.ThrowsAsync<ModelException>(async () => await source.GetAsync(CancellationToken.None));

        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ChatGPT_token_goes_to_its_own_back_end()
    {
        var provider = new ModelProviderOptions { Id = "openai", Name = "OpenAI", BaseUrl = "https://api.openai.com/v1" };

        Assert.Equal("https://chatgpt.com/backend-api/codex/responses", ModelClient.Http.RequestUri.Compose(provider, chatGptLogin: true).AbsoluteUri);
        Assert.Equal("https://api.openai.com/v1/responses", ModelClient.Http.RequestUri.Compose(provider, chatGptLogin: false).AbsoluteUri);
    }

    [Fact]
    public void A_credential_has_no_readable_text() =>
        Assert.DoesNotContain("sk-1", new ProviderCredential("sk-1").ToString(), StringComparison.Ordinal);

    [Fact]
    public void Provider_options_do_not_print_the_token() =>
        Assert.Equal("model provider p", new ModelProviderOptions { Id = "p", Name = "P", BearerToken = "sk-1" }.ToString());

    private async Task<RecordedRequest> SendAsync(
        Func<ModelProviderOptions, ModelProviderOptions> configure, params (string Name, string Value)[] environment)
    {
        await using var fixture = new ClientFixture(
            FakeResponsesServer.Start(), configure, codexHome: _home, environment: environment.ToDictionary(pair => pair.Name, pair => pair.Value));
        await fixture.CollectAsync();
        return Assert.Single(fixture.Server.Requests);
    }
}
