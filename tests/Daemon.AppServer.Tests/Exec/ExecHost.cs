using System.Text.Json;
using System.Text.Json.Nodes;
using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.ModelClient;
using Serilog;

namespace Daemon.AppServer.Tests.Exec;

/// <summary>A daemon in memory with one initialised client, in a scratch folder of its own.</summary>
public sealed class ExecHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly LineTransport _wire;
    private readonly AppServerHost _host;
    private readonly ModelClientFactory _models;
    private readonly List<JsonNode> _unread = [];
    private readonly Task _serving;
    private int _id;
    private bool _left;

    private ExecHost(string folder)
    {
        Folder = folder;
        Workspace = Directory.CreateDirectory(Path.Join(folder, "ws")).FullName;
        var options = new DaemonOptions
        {
            CodexHome = Directory.CreateDirectory(Path.Join(folder, "home")).FullName,
            HomeDirectory = folder,
            SystemFolder = Path.Join(folder, "etc"),
            Cwd = Workspace,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", ["KEPT"] = "1", ["GONE"] = "1" },
            Version = "0.0.0",
        };
        _models = new ModelClientFactory(options.CodexHome, _ => null);
        _host = new AppServerHost(
            options, AppServerHost.LoadConfig(options), CommandLauncher.Create(), _models, TimeProvider.System, new LoggerConfiguration().CreateLogger());
        (_wire, var theirs) = DuplexPipe.Create();
        _serving = _host.ServeAsync(theirs, new RpcConnectionOptions());
    }

    public string Folder { get; }

    public string Workspace { get; }

    public static async Task<ExecHost> StartAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "scratch", Guid.NewGuid().ToString("N"));
        var host = new ExecHost(Directory.CreateDirectory(folder).FullName);
        await host.CallAsync("initialize", """{"clientInfo":{"name":"t","version":"1"},"capabilities":{"experimentalApi":true}}""");
        return host;
    }

    /// <summary>Sends a request and returns its whole response.</summary>
    public async Task<JsonNode> CallAsync(string method, string parameters) => await ResponseAsync(await SendAsync(method, parameters));

    /// <summary>Sends a request; returns its id.</summary>
    public async Task<int> SendAsync(string method, string parameters)
    {
        var message = $$"""{"id":{{++_id}},"method":"{{method}}","params":{{parameters.ReplaceLineEndings("")}}}""";
        await _wire.WriteAsync([System.Text.Encoding.UTF8.GetBytes(message)], CancellationToken.None);
        return _id;
    }

    public Task<JsonNode> ResponseAsync(int id) => NextAsync(message => (int?)message["id"] == id);

    public async Task<JsonNode> NotificationAsync(string method) => (await NextAsync(message => (string?)message["method"] == method))["params"]!;

    /// <summary>The client goes away; completes when its connection is over.</summary>
    public async Task LeaveAsync()
    {
        if (!_left)
        {
            _left = true;
            await _wire.DisposeAsync();
            await _serving.WaitAsync(Patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        await _host.DisposeAsync();
        _models.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A text as JSON.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private async Task<JsonNode> NextAsync(Predicate<JsonNode> wanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var at = _unread.FindIndex(wanted);
            if (at >= 0)
            {
                var found = _unread[at];
                _unread.RemoveAt(at);
                return found;
            }

            var frame = await _wire.ReadAsync(limit.Token) ?? throw new EndOfStreamException();
            _unread.Add(JsonNode.Parse(frame.Bytes.Span)!);
        }
    }
}
