using Daemon.ModelClient.Local;
using Daemon.Testing.Servers;

namespace Daemon.ModelClient.Tests.Local;

/// <summary>Model servers on this machine.</summary>
public sealed class LocalProviderTests
{
    private const string Tags = """{"models":[{"name":"gpt-oss:20b"},{},{"name":"small:latest"}]}""";

    private static readonly (string, string) Version = ("/api/version", """{"version":"0.13.4"}""");

    [Theory]
    [InlineData("ollama", "gpt-oss:20b", "/api/tags", Tags)]
    [InlineData("lmstudio", "openai/gpt-oss-20b", "/v1/models", """{"data":[{"id":"openai/gpt-oss-20b"}]}""")]
    public async Task A_model_that_is_there_is_left_alone(string id, string model, string path, string page)
    {
        await using var server = new FakeLocalServer(Version, (path, page));
        using var provider = new LocalProvider(id, server.BaseUrl);
        Assert.Equal(model, provider.DefaultModel);
        await provider.EnsureAsync(model, new Words(), CancellationToken.None);
        Assert.Equal(id == "ollama" ? ["GET /api/version", $"GET {path}"] : [$"GET {path}"], server.Requests);
    }

    [Fact]
    public async Task Ollama_loads_a_model_and_says_how_far_it_is()
    {
        await using var server = new FakeLocalServer(
            Version,
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
        Assert.Equal("""POST /api/pull {"model":"other:7b","stream":true}""", server.Requests[2]);
        Assert.Equal(["Ollama does not have other:7b yet and loads it", "other:7b: 55 %"], words.Said);
    }

    [Theory]
    [InlineData("""{"error":"pull model manifest: file does not exist"}""", "file does not exist")]
    [InlineData("""{"status":"pulling manifest"}""", "did not finish")]
    [InlineData("oops", "broke off")]
    public async Task A_load_that_fails_says_why(string answer, string reason)
    {
        await using var server = new FakeLocalServer(Version, ("/api/tags", Tags), ("/api/pull", answer));
        await FailsAsync("ollama", server.BaseUrl, reason);
    }

    [Fact]
    public async Task A_model_without_a_tag_is_the_latest()
    {
        await using var server = new FakeLocalServer(Version, ("/api/tags", Tags));
        using var provider = new LocalProvider("ollama", server.BaseUrl);
        await provider.EnsureAsync("small", new Words(), CancellationToken.None);
        Assert.Equal("GET /api/tags", server.Requests[^1]);
    }

    [Theory]
    [InlineData("0.13.3", false)]
    [InlineData("0.9.0-rc1", false)]
    [InlineData("0.13.10", true)]
    [InlineData("0.0.0", true)]
    [InlineData("main-abc", true)]
    public async Task An_Ollama_that_is_too_old_is_refused(string version, bool isGood)
    {
        await using var server = new FakeLocalServer(("/api/version", $$"""{"version":"{{version}}"}"""), ("/api/tags", Tags));
        using var provider = new LocalProvider("ollama", server.BaseUrl);
        Task ensuring = provider.EnsureAsync("gpt-oss:20b", new Words(), CancellationToken.None);
        if (isGood)
        {
            await ensuring;
        }
        else
        {
            Assert.Contains($"Ollama {version} is too old", (await Assert.ThrowsAsync<LocalProviderException>(() => ensuring)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_not_waited_for()
    {
        await using var server = new FakeLocalServer(("/v1/models", FakeLocalServer.Silence));
        using var provider = new LocalProvider("lmstudio", server.BaseUrl, TimeSpan.FromMilliseconds(50));
        var failure = await Assert.ThrowsAsync<LocalProviderException>(() => provider.EnsureAsync("m", new Words(), CancellationToken.None));
        Assert.Contains("does not answer within 0.1 s", failure.Message, StringComparison.Ordinal);
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
        Assert.Throws<LocalProviderException>(() => new LocalProvider("ollama", "localhost"));
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
