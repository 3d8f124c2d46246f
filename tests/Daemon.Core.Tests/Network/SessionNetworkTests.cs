using System.Net;
using System.Net.Sockets;
using System.Text;
using Daemon.Core.Network;
using Daemon.Core.Sessions;
using Daemon.Execution;
using Daemon.NetworkProxy;
using Daemon.Protocol.Permissions;
using Daemon.Telemetry;
using Daemon.Telemetry.Logs;

namespace Daemon.Core.Tests.Network;

/// <summary>Which rules a session's proxy has, as a command meets them.</summary>
public sealed class SessionNetworkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("session-network-");

    private string RuleFolder => Path.Join(_home.FullName, "rules");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task New_rules_of_the_profile_hold_for_a_command_that_runs()
    {
        await using var network = Network();
        using var command = Command(network, Rules("+127.0.0.1"));
        Assert.Equal("502", await command.AskAsync("127.0.0.1"));
        network.Reload(Rules("-127.0.0.1"), []);
        Assert.Equal("403", await command.AskAsync("127.0.0.1"));
        network.Reload(Rules("-*"), []);
        Assert.Equal("403", await command.AskAsync("127.0.0.1"));
        network.Reload(Rules("+127.0.0.1"), []);
        Assert.Equal("502", await command.AskAsync("127.0.0.1"));
    }

    [Fact]
    public async Task An_amendment_holds_for_every_command_and_outlives_new_rules()
    {
        await using var network = Network();
        using var first = Command(network, Rules(""));
        using var second = Command(network, Rules(""));
        network.Amend("127.0.0.1", allow: true);
        Assert.Equal(("502", "502"), (await first.AskAsync("127.0.0.1"), await second.AskAsync("127.0.0.1")));
        network.Reload(Rules("+other.test"), []);
        Assert.Equal("502", await first.AskAsync("127.0.0.1"));
        network.Amend("127.0.0.1", allow: false);
        Assert.Equal("403", await first.AskAsync("127.0.0.1"));
    }

    [Theory]
    [InlineData("allow", "", true, "502")]
    [InlineData("allow", "-127.0.0.1", true, "403")]
    [InlineData("allow", "", false, "403")]
    [InlineData("deny", "+127.0.0.1", true, "403")]
    [InlineData("prompt", "+127.0.0.1", true, "403")]
    public async Task Rules_files_add_to_the_profile_and_lift_nothing(string decision, string profile, bool mayAsk, string expected)
    {
        Directory.CreateDirectory(RuleFolder);
        await File.WriteAllTextAsync(Path.Join(RuleFolder, "a.rules"), $"network_rule(host=\"127.0.0.1\", protocol=\"http\", decision=\"{decision}\")\n");
        await using var network = Network();
        using var command = Command(network, Rules(profile) with { MayAsk = mayAsk });
        Assert.Equal(expected, await command.AskAsync("127.0.0.1"));
    }

    [Fact]
    public async Task Rules_that_cannot_be_enforced_refuse_the_command()
    {
        await using var network = Network();
        var failure = Assert.Throws<CommandStartException>(() => network.Open(Rules("-*"), [], new CommandScope()));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, failure.Failure);
    }

    [Fact]
    public async Task What_a_running_proxy_cannot_become_is_a_new_one_and_the_old_one_goes_on()
    {
        await using var network = Network();
        using var before = Command(network, Rules("+127.0.0.1"));
        var limited = network.Open(Rules("+127.0.0.1") with { Mode = NetworkRulesMode.Limited }, [], new CommandScope());
        var bundle = Assert.Single(limited.ReadableFiles);
        Assert.Equal(bundle, limited.Environment(1, 2)["SSL_CERT_FILE"]);
        Assert.Equal("502", await before.AskAsync("127.0.0.1"));
    }

    [Fact]
    public async Task Decisions_are_told_to_the_collector_with_the_thread_that_they_are_of()
    {
        var told = new List<LogRecord>();
        await using var network = new SessionNetwork("thread-1", Ports() with { Logs = new Sink(told) }, static fault => throw new InvalidOperationException("the proxy failed", fault));
        using var command = Command(network, Rules("-127.0.0.1"));
        Assert.Equal("403", await command.AskAsync("127.0.0.1"));
        var record = Assert.Single(told);
        Assert.Equal(("codex_otel.network_proxy", "codex.network_proxy.policy_decision"), (record.Scope, record.EventName));
        Assert.Contains(new TelemetryAttribute.Text("event.name", "codex.network_proxy.policy_decision"), record.Attributes);
        Assert.Contains(new TelemetryAttribute.Text("network.policy.decision", "deny"), record.Attributes);
        Assert.Contains(new TelemetryAttribute.Flag("network.policy.override", false), record.Attributes);
        Assert.Contains(new TelemetryAttribute.Text("server.address", "127.0.0.1"), record.Attributes);
        Assert.Contains(new TelemetryAttribute.Text("conversation.id", "thread-1"), record.Attributes);
    }

    private static NetworkRules Rules(string rules) => new()
    {
        AllowLocalBinding = true,
        Domains = [.. rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rule => new NetworkRule(rule[1..], rule[0] == '+'))],
    };

    private SessionNetwork Network() => new("thread", Ports(), static fault => throw new InvalidOperationException("the proxy failed", fault));

    private SessionPorts Ports() => new()
    {
        Commands = new Fakes.FakeCommands(),
        Models = _ => throw new InvalidOperationException("no model is asked"),
        StreamMaxRetries = _ => 0,
        ModelInfo = _ => throw new InvalidOperationException("no model is asked"),
        Clock = TimeProvider.System,
        Environment = new Dictionary<string, string>(),
        Identity = new ClientIdentity("tests", "tests/1", "installation", "1"),
        CodexHome = _home.FullName,
        Shell = "/bin/sh",
    };

    private Client Command(SessionNetwork network, NetworkRules rules) => new(network.Open(rules, [RuleFolder], new CommandScope()));

    private sealed class Sink(List<LogRecord> told) : ILogSink
    {
        public void Emit(LogRecord record)
        {
            lock (told)
            {
                told.Add(record);
            }
        }
    }

    /// <summary>A command's end of its way out.</summary>
    private sealed class Client : IDisposable
    {
        private readonly IPEndPoint _http;
        private readonly IDisposable _served;
        private readonly int _closedPort;

        public Client(ICommandProxy proxy)
        {
            var http = Bound(SocketType.Stream);
            var socks = Bound(SocketType.Stream);
            http.Listen();
            socks.Listen();
            _http = (IPEndPoint)http.LocalEndPoint!;
            using (var unused = Bound(SocketType.Stream))
            {
                _closedPort = ((IPEndPoint)unused.LocalEndPoint!).Port;
            }

            _served = proxy.Serve(new CommandSockets(http, socks, Bound(SocketType.Dgram), null));
        }

        /// <summary>The status of a request to a port where nobody listens: 502 when it was let through.</summary>
        public async Task<string> AskAsync(string host)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(_http);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET http://{host}:{_closedPort}/ HTTP/1.0\r\n\r\n"));
            using var reader = new StreamReader(client.GetStream());
            return (await reader.ReadLineAsync().WaitAsync(Patience))!.Split(' ')[1];
        }

        public void Dispose() => _served.Dispose();

        private static Socket Bound(SocketType type)
        {
            var socket = new Socket(AddressFamily.InterNetwork, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return socket;
        }
    }
}
