using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.ModelClient;
using Daemon.Testing.Model;
using Serilog.Core;

namespace Daemon.AppServer.Tests;

/// <summary>A whole daemon in memory, over a folder of its own and a scripted model. Several may share one folder.</summary>
internal sealed class TestDaemon : IAsyncDisposable
{
    private readonly ModelClientFactory _models;
    private readonly AppServerHost _host;
    private readonly List<(TestClient Client, Task Serving)> _clients = [];

    public TestDaemon(string folder, FakeResponsesServer model, TimeProvider? clock = null)
    {
        var home = Path.Combine(folder, "home");
        Directory.CreateDirectory(home);
        Workspace = Path.Combine(folder, "ws");
        Directory.CreateDirectory(Workspace);
        File.WriteAllText(Path.Combine(home, "config.toml"), $"""
            model = "mock-model"
            model_provider = "mock"
            approval_policy = "never"
            sandbox_mode = "read-only"
            [model_providers.mock]
            name = "mock"
            base_url = "{model.BaseUrl}"
            """);
        var options = new DaemonOptions
        {
            CodexHome = home,
            HomeDirectory = folder,
            SystemFolder = Path.Combine(folder, "etc"),
            Cwd = Workspace,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string>(),
            Version = "0.0.1",
        };
        clock ??= TimeProvider.System;
        _models = new ModelClientFactory(home, _ => null, clock);
        _host = new AppServerHost(options, AppServerHost.LoadConfig(options), CommandLauncher.Create(), _models, clock, Logger.None);
    }

    public string Workspace { get; }

    /// <summary>A connected client that has introduced itself.</summary>
    public async Task<TestClient> ConnectAsync()
    {
        var (left, right) = DuplexPipe.Create();
        var client = new TestClient(left);
        _clients.Add((client, _host.ServeAsync(right, new RpcConnectionOptions())));
        await client.CallAsync("initialize", """{"clientInfo":{"name":"test","version":"1"},"capabilities":{"experimentalApi":true}}""");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, serving) in _clients)
        {
            await client.DisposeAsync();
            await serving;
        }

        await _host.DisposeAsync();
        _models.Dispose();
    }
}
