using Daemon.AppServer.Dispatch;
using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.ModelClient;
using Daemon.Testing.Model;
using Serilog;

namespace Daemon.AppServer.Tests.Fakes;

/// <summary>A whole daemon in this process, with a scripted model and folders of its own.</summary>
internal sealed class ScriptedDaemon : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly FakeResponsesServer _model;
    private readonly ModelClientFactory _models;
    private readonly AppServerHost _host;
    private int _readyCalls;

    public ScriptedDaemon(params ModelTurn[] script)
        : this(FakeResponsesServer.Start(script))
    {
    }

    /// <param name="answer">As <see cref="FakeResponsesServer.Start(Func{RecordedRequest, int, ModelTurn}, bool)"/> takes it.</param>
    public ScriptedDaemon(Func<RecordedRequest, int, ModelTurn> answer)
        : this(FakeResponsesServer.Start(answer))
    {
    }

    /// <param name="variables">Of the daemon's environment, beside the usual ones.</param>
    public ScriptedDaemon(IReadOnlyDictionary<string, string> variables)
        : this(FakeResponsesServer.Start(ModelTurn.Say("ok")), variables)
    {
    }

    private ScriptedDaemon(FakeResponsesServer model, IReadOnlyDictionary<string, string>? variables = null)
    {
        _folder = Directory.CreateDirectory(Path.Join(AppContext.BaseDirectory, "scratch", Guid.NewGuid().ToString("N")));
        _model = model;
        Cwd = _folder.CreateSubdirectory("ws").FullName;
        MakeRepository(Cwd);
        Home = _folder.CreateSubdirectory("home").FullName;
        File.WriteAllText(
            Path.Join(Home, "config.toml"),
            $"""
            model = "mock-model"
            model_provider = "mock"
            chatgpt_base_url = "{_model.BaseUrl}"
            [model_providers.mock]
            name = "Mock"
            base_url = "{_model.BaseUrl}"
            wire_api = "responses"
            request_max_retries = 0
            stream_max_retries = 0
            """);
        var options = new DaemonOptions
        {
            CodexHome = Home,
            HomeDirectory = _folder.FullName,
            SystemFolder = Path.Join(_folder.FullName, "etc"),
            Cwd = Cwd,
            Shell = "/bin/bash",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", ["HOME"] = _folder.FullName }
                .Concat(variables ?? new Dictionary<string, string>()).ToDictionary(),
            Version = "0.169.0",
        };
        _models = new ModelClientFactory(Home, _ => null);
        _host = new AppServerHost(options, AppServerHost.LoadConfig(options), CommandLauncher.Create(), _models, TimeProvider.System, new LoggerConfiguration().CreateLogger())
        {
            Ready = () => Interlocked.Increment(ref _readyCalls),
        };
    }

    public FakeResponsesServer Model => _model;

    /// <summary>How often the daemon has said that its start is over.</summary>
    public int ReadyCalls => Volatile.Read(ref _readyCalls);

    /// <summary>All that the daemon answers.</summary>
    public IReadOnlyCollection<Method> Methods => _host.Methods.All;

    public string Cwd { get; }

    public string Home { get; }

    /// <summary>The user's folder: above the two others.</summary>
    public string User => _folder.FullName;

    /// <summary>A new connection, before its handshake.</summary>
    public WireClient Connect(int bufferBytes = 64 * 1024)
    {
        var (client, server) = DuplexPipe.Create(bufferBytes);
        return new WireClient(client, _host.ServeAsync(server, new RpcConnectionOptions { Overload = OverloadPolicy.Wait }));
    }

    /// <summary>A new connection after its handshake.</summary>
    public async Task<WireClient> JoinAsync(bool experimental = true, string optOut = "[]")
    {
        var client = Connect();
        await client.InitializeAsync(experimental, optOut);
        return client;
    }

    /// <summary>Starts a thread without a sandbox; returns its id.</summary>
    public async Task<string> StartThreadAsync(WireClient client, string approvalPolicy = "never", string sandbox = "danger-full-access")
    {
        var result = await client.CallAsync(
            "thread/start", $$"""{"cwd":"{{Cwd}}","sandbox":"{{sandbox}}","approvalPolicy":"{{approvalPolicy}}"}""");
        return result.GetProperty("thread").GetProperty("id").GetString()!;
    }

    public static string Turn(string threadId, string text = "go") => $$"""{"threadId":"{{threadId}}","input":[{"type":"text","text":"{{text}}"}]}""";

    // Empty, and the folder's own: what is true of it must not depend on the checkout that the tests run in.
    private static void MakeRepository(string folder)
    {
        var git = Directory.CreateDirectory(Path.Join(folder, ".git"));
        git.CreateSubdirectory("objects");
        git.CreateSubdirectory("refs");
        File.WriteAllText(Path.Join(git.FullName, "HEAD"), "ref: refs/heads/main\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync().AsTask().WaitAsync(WireClient.Patience);
        _models.Dispose();
        await _model.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
