using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.ModelClient;
using Serilog.Core;
using PipeClient = Daemon.Testing.Clients.TestClient;

namespace Daemon.AppServer.Tests.Config;

/// <summary>A daemon in this process with a client at the other end of a pipe, and folders of its own.</summary>
internal sealed class ConfigDaemon : IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("daemon-test-");
    private readonly ModelClientFactory _models;
    private readonly AppServerHost _host;
    private readonly Task _serving;

    private ConfigDaemon(string config, Func<DaemonOptions, DaemonOptions>? change)
    {
        Home = Folder("home");
        Workspace = Folder("ws");
        File.WriteAllText(ConfigFile, config);
        Write("ws/.git/HEAD", "ref: refs/heads/main\n");
        var options = new DaemonOptions
        {
            CodexHome = Home,
            HomeDirectory = Folder("user"),
            SystemFolder = Folder("etc"),
            Cwd = Workspace,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string>(),
            Version = "0.0.0",
        };
        options = change?.Invoke(options) ?? options;
        _models = new ModelClientFactory(Home, _ => null);
        _host = new AppServerHost(options, AppServerHost.LoadConfig(options), CommandLauncher.Create(), _models, TimeProvider.System, Logger.None);
        var (server, client) = DuplexPipe.Create();
        Client = new PipeClient(client);
        _serving = _host.ServeAsync(server, new RpcConnectionOptions { Overload = OverloadPolicy.Wait });
    }

    public PipeClient Client { get; }

    public string Home { get; }

    /// <summary>The daemon's cwd: a repository, so that nothing above the test's own folders counts.</summary>
    public string Workspace { get; }

    /// <summary>A folder of the test that is no repository, unless the machine's temporary folder is in one.</summary>
    public string Outside => Path.Join(_root.FullName, "user");

    public string ConfigFile => Path.Join(Home, "config.toml");

    /// <summary>Starts a daemon and introduces the client. Without a provider in the configuration, the embedded model answers.</summary>
    /// <param name="config">The text of the user's config.toml.</param>
    public static async Task<ConfigDaemon> StartAsync(string config = "", Func<DaemonOptions, DaemonOptions>? change = null)
    {
        var daemon = new ConfigDaemon(config, change);
        await daemon.Client.InitializeAsync();
        return daemon;
    }

    /// <summary>Writes a file below the test's own root, e.g. <c>ws/a.txt</c> or <c>home/rules/x.rules</c>.</summary>
    public string Write(string path, string text)
    {
        var file = Path.Join(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _serving;
        await _host.DisposeAsync();
        _models.Dispose();
        _root.Delete(recursive: true);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Join(_root.FullName, name)).FullName;
}
