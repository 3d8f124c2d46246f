namespace Daemon.IntegrationTests.Harness;

/// <summary>A CODEX_HOME, a workspace and a neighbour of it, below the user's home (a sandbox may grant /tmp); removed at the end.</summary>
internal sealed class DaemonHome : IDisposable
{
    private readonly DirectoryInfo _folder;

    /// <param name="modelUrl">The base URL of a scripted model; null for the offline provider.</param>
    /// <param name="retries">How often the daemon tries a broken request or stream again.</param>
    public DaemonHome(string? modelUrl = null, int retries = 0)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        _folder = Directory.CreateDirectory(Path.Join(home, ".daemon-tests", Guid.NewGuid().ToString("N")));
        CodexHome = _folder.CreateSubdirectory("codex-home").FullName;
        Workspace = _folder.CreateSubdirectory("ws").FullName;
        File.WriteAllText(
            Path.Join(CodexHome, "config.toml"),
            modelUrl is null
                ? "model_provider = \"offline\"\n"
                : $"""
                   model = "mock-model"
                   model_provider = "mock"
                   [model_providers.mock]
                   name = "Mock"
                   base_url = "{modelUrl}"
                   wire_api = "responses"
                   request_max_retries = {retries}
                   stream_max_retries = {retries}
                   """);
    }

    public string CodexHome { get; }

    public string Workspace { get; }

    /// <summary>A file beside the workspace.</summary>
    public string Outside => Path.Join(_folder.FullName, "outside.txt");

    public void Dispose() => _folder.Delete(recursive: true);
}
