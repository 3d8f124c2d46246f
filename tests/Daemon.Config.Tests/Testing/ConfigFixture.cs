using Daemon.Config.Loading;

namespace Daemon.Config.Tests.Testing;

/// <summary>Folders of a pretended machine: a Codex home, a system folder and a repository. Paths in texts: <c>@home, @sys, @repo</c>.</summary>
public sealed class ConfigFixture : IDisposable
{
    private readonly string _root = Path.Join(Path.GetTempPath(), "daemon-config-" + Guid.NewGuid().ToString("N"));

    public ConfigFixture()
    {
        foreach (var folder in new[] { User, CodexHome, SystemFolder, Repository, Path.Join(Repository, ".git") })
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string User => Path.Join(_root, "user");

    public string CodexHome => Path.Join(_root, "user", "codex");

    public string SystemFolder => Path.Join(_root, "etc");

    public string Repository => Path.Join(_root, "repo");

    public string UserFile => Path.Join(CodexHome, "config.toml");

    public FakeEnvironment Environment { get; } = new();

    public ConfigLoader Loader { get; } = new();

    public ConfigRequest Request => new()
    {
        CodexHome = CodexHome,
        HomeDirectory = User,
        SystemFolder = SystemFolder,
        Environment = Environment,
    };

    public string Expand(string text) => text
        .Replace("@home", CodexHome, StringComparison.Ordinal)
        .Replace("@sys", SystemFolder, StringComparison.Ordinal)
        .Replace("@repo", Repository, StringComparison.Ordinal)
        .Replace("@user", User, StringComparison.Ordinal);

    public string Shorten(string text) => text
        .Replace(CodexHome, "@home", StringComparison.Ordinal)
        .Replace(SystemFolder, "@sys", StringComparison.Ordinal)
        .Replace(Repository, "@repo", StringComparison.Ordinal)
        .Replace(User, "@user", StringComparison.Ordinal);

    public ConfigFixture WithFile(string path, string text)
    {
        path = Expand(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Expand(text));
        return this;
    }

    public ConfigFixture WithUser(string text) => WithFile("@home/config.toml", text);

    public ConfigFixture WithSystem(string text) => WithFile("@sys/config.toml", text);

    public ConfigSnapshot Load(Func<ConfigRequest, ConfigRequest>? change = null) => Loader.Load(change?.Invoke(Request) ?? Request);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

public sealed class FakeEnvironment : IEnvironmentVariables
{
    public Dictionary<string, string> Variables { get; } = [];

    public string? Get(string name) => Variables.GetValueOrDefault(name);
}
