using System.Text.Json;
using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests;

/// <summary>Turns whose command wants to reach a server that no rule allows, with a real server, sandbox, proxy and curl.</summary>
public sealed class NetworkApprovalTests
{
    private const string Host = "127.0.0.1";

    [Fact]
    public async Task A_blocked_host_is_asked_about_and_allowed()
    {
        await using var turn = await NetworkTurn.BeginAsync();
        var request = await turn.AskedAsync();
        var parameters = request.GetProperty("params");
        Assert.Equal($"Network access to {Host} requires approval", parameters.GetProperty("reason").GetString());
        Assert.Equal($$"""{"host":"{{Host}}","protocol":"http"}""", parameters.GetProperty("networkApprovalContext").GetRawText());
        Assert.StartsWith($"network#local#http#{Host}#{turn.Server.Port}#", parameters.GetProperty("itemId").GetString(), StringComparison.Ordinal);
        Assert.False(parameters.TryGetProperty("command", out _));
        Assert.Equal(
            $$$$"""["accept","acceptForSession",{"applyNetworkPolicyAmendment":{"network_policy_amendment":{"host":"{{{{Host}}}}","action":"allow"}}},"cancel"]""",
            parameters.GetProperty("availableDecisions").GetRawText());
        Assert.Equal(0, turn.Server.Requests);

        await turn.AnswerAsync(request, "\"accept\"");
        var item = await turn.Daemon.CompletedCommandAsync();
        Assert.Equal("completed", item.GetProperty("status").GetString());
        Assert.EndsWith(LocalServer.Body, item.GetProperty("aggregatedOutput").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, turn.Server.Requests);
        Assert.Equal("completed", await turn.EndAsync());
    }

    [Fact]
    public async Task An_acceptance_for_one_request_is_asked_again_and_one_for_the_session_is_not()
    {
        await using var turn = await NetworkTurn.BeginAsync(requests: 3);
        await turn.AnswerAsync(await turn.AskedAsync(), "\"accept\"");
        await turn.AnswerAsync(await turn.AskedAsync(), "\"acceptForSession\"");
        var item = await turn.Daemon.CompletedCommandAsync();
        Assert.EndsWith(LocalServer.Body + LocalServer.Body + LocalServer.Body, item.GetProperty("aggregatedOutput").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, turn.Server.Requests);
    }

    [Theory]
    [InlineData("allow", "completed", 2)]
    [InlineData("deny", "failed", 0)]
    public async Task A_rule_is_written_and_counts_at_once(string action, string status, int served)
    {
        await using var turn = await NetworkTurn.BeginAsync(requests: 2);
        await turn.AnswerAsync(
            await turn.AskedAsync(),
            $$$$"""{"applyNetworkPolicyAmendment":{"network_policy_amendment":{"host":"{{{{Host}}}}","action":"{{{{action}}}}"}}}""");
        var item = await turn.Daemon.CompletedCommandAsync();
        Assert.Equal(status, item.GetProperty("status").GetString());
        Assert.Equal(served, turn.Server.Requests);
        Assert.Equal("completed", await turn.EndAsync());
        var verb = action == "allow" ? "Allow" : "Deny";
        Assert.Equal(
            $"network_rule(host=\"{Host}\", protocol=\"http\", decision=\"{action}\", justification=\"{verb} http access to {Host}\")\n",
            await File.ReadAllTextAsync(Path.Join(turn.Home.CodexHome, "rules", "default.rules")));

        // The rule holds for the next command too.
        await turn.Daemon.BeginTurnAsync(turn.Thread, turn.Command);
        Assert.Equal(status, (await turn.Daemon.CompletedCommandAsync()).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("decline", "completed")]
    [InlineData("cancel", "interrupted")]
    public async Task A_refusal_ends_the_command(string decision, string turnStatus)
    {
        await using var turn = await NetworkTurn.BeginAsync();
        await turn.AnswerAsync(await turn.AskedAsync(), $"\"{decision}\"");
        var item = await turn.Daemon.CompletedCommandAsync();
        Assert.Equal("failed", item.GetProperty("status").GetString());
        Assert.Equal(-1, item.GetProperty("exitCode").GetInt32());
        Assert.EndsWith("rejected by user", item.GetProperty("aggregatedOutput").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, turn.Server.Requests);
        Assert.Equal(turnStatus, await turn.EndAsync());
    }

    [Fact]
    public async Task Under_the_policy_never_nobody_is_asked()
    {
        await using var turn = await NetworkTurn.BeginAsync(policy: "never");
        var item = await turn.Daemon.CompletedCommandAsync();
        Assert.EndsWith(
            $"Network access to \"{Host}\" was blocked: domain is not on the allowlist for the current sandbox mode.",
            item.GetProperty("aggregatedOutput").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(0, turn.Server.Requests);
    }

    [Fact]
    public async Task A_command_outside_of_threads_is_proxied_and_cannot_ask()
    {
        await using var turn = await NetworkTurn.BeginAsync(begin: false);
        var result = await turn.Daemon.CallAsync(
            "command/exec", $$"""{"command":["curl","-sS","-m","20","--noproxy","","http://{{Host}}:{{turn.Server.Port}}/"],"cwd":"{{turn.Home.Workspace}}"}""");
        using var refusal = JsonDocument.Parse(result.GetProperty("stdout").GetString()!);
        Assert.Equal("ask", refusal.RootElement.GetProperty("decision").GetString());
        Assert.Equal("decider", refusal.RootElement.GetProperty("source").GetString());
        Assert.Equal(0, turn.Server.Requests);
    }

    /// <summary>A daemon, a server, and a thread whose turn fetches from it.</summary>
    private sealed class NetworkTurn : IAsyncDisposable
    {
        private NetworkTurn(DaemonHome home, DaemonUnderTest daemon, LocalServer server, string thread, string command)
        {
            Home = home;
            Daemon = daemon;
            Server = server;
            Thread = thread;
            Command = command;
        }

        public DaemonHome Home { get; }

        public DaemonUnderTest Daemon { get; }

        public LocalServer Server { get; }

        public string Thread { get; }

        public string Command { get; }

        public static async Task<NetworkTurn> BeginAsync(int requests = 1, string policy = "on-request", bool begin = true)
        {
            var home = new DaemonHome();
            await File.AppendAllTextAsync(
                Path.Join(home.CodexHome, "config.toml"),
                """
                default_permissions = "net"
                [permissions.net]
                extends = ":workspace"
                [permissions.net.network]
                enabled = true
                allow_local_binding = true
                [permissions.net.network.domains]
                "other.example" = "allow"

                """);
            var server = new LocalServer();
            var daemon = await DaemonUnderTest.StartInitializedAsync(home);
            var started = await daemon.CallAsync("thread/start", $$"""{"cwd":"{{home.Workspace}}","approvalPolicy":"{{policy}}"}""");
            var thread = started.GetProperty("thread").GetProperty("id").GetString()!;

            // With NO_PROXY as local binding sets it, curl would go to the local address directly, where nothing is.
            var fetch = $"curl -sS -m 50 --noproxy '' http://{Host}:{server.Port}/";
            var turn = new NetworkTurn(home, daemon, server, thread, "run: " + string.Join(" && ", Enumerable.Repeat(fetch, requests)));
            if (begin)
            {
                await daemon.BeginTurnAsync(thread, turn.Command);
            }

            return turn;
        }

        public Task<JsonElement> AskedAsync() => Daemon.NextAsync("item/commandExecution/requestApproval");

        public Task AnswerAsync(JsonElement request, string decision) => Daemon.SendLineAsync(
            $$$"""{"id":{{{request.GetProperty("id").GetRawText()}}},"result":{"decision":{{{decision}}}}}""");

        public async Task<string?> EndAsync() =>
            (await Daemon.NextAsync("turn/completed")).GetProperty("params").GetProperty("turn").GetProperty("status").GetString();

        public async ValueTask DisposeAsync()
        {
            await Daemon.DisposeAsync();
            await Server.DisposeAsync();
            Home.Dispose();
        }
    }
}
