using Daemon.Config.CommandEnvironments;
using Daemon.Config.Model;
using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Schema;

/// <summary>docs/config.sample.toml does what it says.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly ConfigFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void It_has_no_problems()
    {
        Load();

        Assert.Empty(_fixture.Loader.Check(_fixture.Request));
        Assert.Empty(_fixture.Load().Warnings);
    }

    [Fact]
    public void Commands_get_no_secrets()
    {
        var inherited = new Dictionary<string, string>
        {
            ["PATH"] = "/bin", ["HOME"] = "/home/me", ["EDITOR"] = "vi", ["OPENAI_API_KEY"] = "k", ["GITHUB_TOKEN"] = "t", ["DB_PASSWORD"] = "p",
            ["AWS_PROFILE"] = "a", ["CLIENT_SECRET"] = "s",
        };

        var environment = CommandEnvironment.Build(Load(), inherited);

        Assert.Equal(["GIT_TERMINAL_PROMPT", "HOME", "PATH"], environment.Keys.Order());
    }

    private ShellEnvironmentPolicy Load() => _fixture.WithUser(File.ReadAllText(Golden.PathOf("docs/config.sample.toml"))).Load().Effective!.ShellEnvironment;
}
