using Daemon.ModelClient.Local;

namespace Daemon.ModelClient.Tests.Local;

/// <summary>Model servers on this machine.</summary>
public sealed class LocalProviderTests
{
    private const string Tags = """{"models":[{"name":"gpt-oss:20b"},{}]}""";

    [Theory]
    [InlineData("ollama", "gpt-oss:20b", "/api/tags", Tags)]
    [InlineData("lmstudio", "openai/gpt-oss-20b", "/v1/models", """{"data":[{"id":"openai/gpt-oss-20b"}]}""")]
    public async Task A_model_that_is_there_is_left_alone(string id, string model, string path, string page)
    {
        await using var server = new FakeLocalServer((path, page));
        using var provider = new LocalProvider(id, server.BaseUrl);
        Assert.Equal(model, provider.DefaultModel);
        await provider.EnsureAsync(model, new Words(), CancellationToken.None);
        Assert.Equal($"GET {path}", Assert.Single(server.Requests));
    }

    [Fact]
    public async Task Ollama_loads_a_model_and_says_how_far_it_is()
    {
        await using var server = new FakeLocalServer(
            ("/api/tags", Tags),
            ("/api/pull", """
                {"status":"pulling manifest"}
                {"status":"pulling","total":100,"completed":4}
                {"status":"pulling","total":100,"completed":55}

                {"status":"success"}
                """));
        using var provider = new LocalProvider("ollama", server.BaseUrl);
        var words = new Words();
        await provider.EnsureAsync("other:7b", words, CancellationToken.None);
        Assert.Equal("""POST /api/pull {"model":"other:7b","stream":true}""", server.Requests[1]);
        Assert.Equal(["Ollama does not have other:7b yet and loads it", "other:7b: 55 %"], words.Said);
    }

    [Theory]
    [InlineData("""{"error":"pull model manifest: file does not exist"}""", "file does not exist")]
    [InlineData("""{"status":"pulling manifest"}""", "did not finish")]
    [InlineData("oops", "broke off")]
    public async Task A_load_that_fails_says_why(string answer, string reason)
    {
        await using var server = new FakeLocalServer(("/api/tags", Tags), ("/api/pull", answer));
        await FailsAsync("ollama", server.BaseUrl, reason);
    }

    [Fact]
    public async Task LM_Studio_names_the_command_that_loads_a_model()
    {
        await using var server = new FakeLocalServer(("/v1/models", """{"data":[]}"""));
        await FailsAsync("lmstudio", server.BaseUrl, "lms get missing");
    }

    [Fact]
    public async Task A_server_that_is_none_or_does_not_run_is_told_with_a_remedy()
    {
        var server = new FakeLocalServer(("/v1/models", "<html>"));
        await FailsAsync("ollama", server.BaseUrl, "answered 404");
        await FailsAsync("lmstudio", server.BaseUrl, "no JSON");
        await server.DisposeAsync();
        await FailsAsync("ollama", server.BaseUrl, "ollama serve");
        Assert.Throws<LocalProviderException>(() => new LocalProvider("other", "http://127.0.0.1:1/v1"));
    }

    private static async Task FailsAsync(string id, string baseUrl, string reason)
    {
        using var provider = new LocalProvider(id, baseUrl);
        var failure = await Assert.ThrowsAsync<LocalProviderException>(() => provider.EnsureAsync("missing", new Words(), CancellationToken.None));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    private sealed class Words : IProgress<string>
    {
        public List<string> Said { get; } = [];

        public void Report(string value) => Said.Add(value);
    }
}
