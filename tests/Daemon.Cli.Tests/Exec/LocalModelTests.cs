using Daemon.AppServer;
using Daemon.Cli.Exec;
using Daemon.Testing.Servers;

namespace Daemon.Cli.Tests.Exec;

/// <summary>What <c>codex exec --oss</c> chooses.</summary>
public sealed class LocalModelTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codex-cli-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("ollama", null, null, "gpt-oss:20b")]
    [InlineData(null, "oss_provider = \"ollama\"", null, "gpt-oss:20b")]
    [InlineData("ollama", "oss_provider = \"lmstudio\"\nmodel = \"configured\"", "mine", "mine")]
    public async Task A_server_and_a_model_are_chosen(string? named, string? config, string? model, string expected)
    {
        await using var server = new FakeLocalServer(
            ("/api/version", """{"version":"0.14.0"}"""), ("/api/tags", """{"models":[{"name":"gpt-oss:20b"},{"name":"mine:latest"}]}"""));
        var notices = new StringWriter();
        var chosen = await LocalModel.ChooseAsync(Options(config ?? "", server.BaseUrl), named, model, notices, CancellationToken.None);
        Assert.Equal(new LocalModel("ollama", expected), chosen);
        Assert.Equal("", notices.ToString());
    }

    [Fact]
    public async Task Nobody_says_which_server()
    {
        var error = await Assert.ThrowsAsync<ExecException>(
            () => LocalModel.ChooseAsync(Options("", "http://127.0.0.1:9/v1"), null, null, TextWriter.Null, CancellationToken.None));
        Assert.Contains("--local-provider ollama", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_run_is_told_before_any_turn()
    {
        var server = new FakeLocalServer();
        await server.DisposeAsync();
        var error = await Assert.ThrowsAsync<ExecException>(
            () => LocalModel.ChooseAsync(Options("", server.BaseUrl), "ollama", null, TextWriter.Null, CancellationToken.None));
        Assert.Contains("ollama serve", error.Message, StringComparison.Ordinal);
    }

    private DaemonOptions Options(string config, string baseUrl)
    {
        var home = _folder.CreateSubdirectory("home").FullName;
        File.WriteAllText(Path.Join(home, "config.toml"), config);
        return new DaemonOptions
        {
            CodexHome = home,
            HomeDirectory = home,
            SystemFolder = Path.Join(home, "system"),
            Cwd = home,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string> { ["HOME"] = home, ["CODEX_OSS_BASE_URL"] = baseUrl },
            Version = "1.2.3",
        };
    }
}
