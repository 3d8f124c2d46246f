using Daemon.AppServer;
using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.ModelClient;
using Daemon.Testing.Model;
using Serilog.Core;

namespace Daemon.Acp.Tests.Fakes;

/// <summary>An agent between a fake editor and a whole daemon with a scripted model, in this process.</summary>
internal sealed class AgentUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly FakeResponsesServer _model;
    private readonly ModelClientFactory _models;
    private readonly AppServerHost _host;
    private readonly Task _serving;
    private readonly Task _running;
    private readonly CancellationTokenSource _end = new();

    public AgentUnderTest(params ModelTurn[] script)
    {
        _folder = Directory.CreateDirectory(Path.Join(AppContext.BaseDirectory, "scratch", Guid.NewGuid().ToString("N")));
        _model = FakeResponsesServer.Start(script);
        Cwd = _folder.CreateSubdirectory("ws").FullName;
        var home = _folder.CreateSubdirectory("home").FullName;
        File.WriteAllText(
            Path.Join(home, "config.toml"),
            $"""
            model = "mock-model"
            model_provider = "mock"
            approval_policy = "on-request"
            sandbox_mode = "read-only"
            tools.update_plan.enabled = true
            [model_providers.mock]
            name = "Mock"
            base_url = "{_model.BaseUrl}"
            request_max_retries = 0
            stream_max_retries = 0
            """);
        var options = new DaemonOptions
        {
            CodexHome = home,
            HomeDirectory = _folder.FullName,
            SystemFolder = Path.Join(_folder.FullName, "etc"),
            Cwd = Cwd,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin" },
            Version = "0.169.0",
        };
        _models = new ModelClientFactory(home, _ => null);
        _host = new AppServerHost(
            options, AppServerHost.LoadConfig(options), CommandLauncher.Create(), _models, TimeProvider.System, Logger.None);
        var (agentEnd, daemonEnd) = DuplexPipe.Create();
        _serving = _host.ServeAsync(daemonEnd, new RpcConnectionOptions { Overload = OverloadPolicy.Wait });
        var (editorEnd, otherEnd) = DuplexPipe.Create();
        _running = AcpAgent.RunAsync(otherEnd, agentEnd, new AcpOptions { Version = "0.169.0", ApiKey = "sk-test" }, _end.Token);
        Editor = new FakeEditor(editorEnd);
    }

    public FakeEditor Editor { get; }

    public FakeResponsesServer Model => _model;

    public string Cwd { get; }

    /// <summary>Makes a session; returns its id.</summary>
    public async Task<string> StartAsync(string capabilities = "{}")
    {
        await Editor.CallAsync("initialize", $$"""{"protocolVersion":1,"clientCapabilities":{{capabilities}}}""");
        var session = await Editor.CallAsync("session/new", $$"""{"cwd":"{{Cwd}}","mcpServers":[]}""");
        return session.GetProperty("sessionId").GetString()!;
    }

    /// <summary>Runs a prompt; returns its stop reason.</summary>
    public async Task<string> PromptAsync(string session, string text = "go")
    {
        var answer = await Editor.CallAsync("session/prompt", Prompt(session, text));
        return answer.GetProperty("stopReason").GetString()!;
    }

    public static string Prompt(string session, string text) =>
        $$"""{"sessionId":"{{session}}","prompt":[{"type":"text","text":"{{text}}"}]}""";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        await Editor.DisposeAsync();
        await _serving;
        await _host.DisposeAsync();
        _models.Dispose();
        await _model.DisposeAsync();
        _end.Dispose();
        _folder.Delete(recursive: true);
    }
}
