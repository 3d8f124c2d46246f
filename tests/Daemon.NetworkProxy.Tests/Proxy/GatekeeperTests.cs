using System.Net;
using System.Text.Json;
using Daemon.NetworkProxy.Audit;
using Daemon.NetworkProxy.Connections;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Tests.Proxy;

public sealed class GatekeeperTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8 10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("")]
    public async Task An_allowed_name_that_leads_into_the_local_network_is_refused(string addresses)
    {
        await using var proxy = ProxyUnderTest.Start("+name.test", options: o => o with { LookUp = (_, _) => Task.FromResult(Parse(addresses)) });
        var answer = await proxy.SendAsync("GET http://name.test/ HTTP/1.1\r\nHost: name.test\r\nConnection: close\r\n\r\n");
        Assert.Contains("\"reason\":\"not_allowed_local\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_leads_to_the_addresses_that_were_judged_whatever_it_means_later()
    {
        var lookUps = 0;
        await using var proxy = ProxyUnderTest.Start("+name.test", options: o => o with
        {
            LookUp = (_, _) => Task.FromResult(Parse(Interlocked.Increment(ref lookUps) == 1 ? "8.8.8.8 2001:200::1" : "127.0.0.1")),
        });
        Assert.True(HostPort.TryParse("name.test:443", null, out var target));
        var passage = await new Gatekeeper(proxy.Proxy, new CommandScope()).AdmitAsync(new AccessRequest(ProxyProtocol.Https, target, null, null), CancellationToken.None);
        Assert.Null(passage.Refusal);
        Assert.Equal(Parse("8.8.8.8 2001:200::1"), passage.Addresses);
        Assert.Equal(1, lookUps);
    }

    [Fact]
    public async Task A_name_that_nobody_allows_is_not_looked_up()
    {
        await using var proxy = ProxyUnderTest.Start(options: o => o with { LookUp = (name, _) => throw new InvalidOperationException(name) });
        Assert.Contains("not_allowed", await proxy.SendAsync("GET http://name.test/ HTTP/1.0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HostAnswer.Allow, "200", null)]
    [InlineData(HostAnswer.Deny, "403", "\"decision\":\"deny\",\"source\":\"decider\"")]
    [InlineData(HostAnswer.CannotAsk, "403", "\"decision\":\"ask\",\"source\":\"decider\"")]
    public async Task What_no_rule_speaks_of_is_asked_about(HostAnswer answer, string status, string? part)
    {
        await using var origin = Origin.Mirror();
        var approver = new Approver(answer);
        var told = new List<BlockedRequest>();
        await using var proxy = ProxyUnderTest.Start(
            "", rules => rules with { AllowLocalBinding = true }, scope: new CommandScope { Approver = approver, Blocked = told.Add });
        var text = await proxy.SendAsync($"GET http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", text, StringComparison.Ordinal);
        Assert.Contains(part ?? "", text, StringComparison.Ordinal);
        Assert.Equal(new HostQuestion("127.0.0.1", origin.Port, ProxyProtocol.Http), Assert.Single(approver.Asked));
        Assert.Equal(answer == HostAnswer.Deny ? 1 : 0, told.Count);
    }

    [Theory]
    [InlineData("-127.0.0.1", false)]
    [InlineData("+other.test", true)]
    public async Task What_is_denied_or_may_not_be_asked_is_not_asked_about(string rules, bool silent)
    {
        var approver = new Approver(HostAnswer.Allow);
        await using var proxy = ProxyUnderTest.Start(
            rules, r => r with { AllowLocalBinding = true, MayAsk = !silent }, scope: new CommandScope { Approver = approver });
        Assert.StartsWith("HTTP/1.1 403 ", await proxy.SendAsync("GET http://127.0.0.1/ HTTP/1.0\r\n\r\n"), StringComparison.Ordinal);
        Assert.Empty(approver.Asked);
    }

    [Fact]
    public async Task A_host_under_review_is_asked_about_although_it_is_allowed()
    {
        var approver = new Approver(HostAnswer.Deny);
        await using var proxy = ProxyUnderTest.Start(
            change: rules => rules with { ReviewDomains = ["127.0.0.1"] }, scope: new CommandScope { Approver = approver });
        Assert.StartsWith("HTTP/1.1 403 ", await proxy.SendAsync("GET http://127.0.0.1/ HTTP/1.0\r\n\r\n"), StringComparison.Ordinal);
        Assert.Single(approver.Asked);
    }

    [Fact]
    public async Task New_rules_count_from_the_next_request_on()
    {
        await using var origin = Origin.Mirror();
        await using var proxy = ProxyUnderTest.Start();
        await using var stream = await proxy.ConnectAsync();
        async Task<string> StatusAsync()
        {
            await Origin.WriteAsync(stream, $"HEAD http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\n\r\n");
            return (await Origin.ReadHeadAsync(stream).WaitAsync(ProxyUnderTest.Patience))[..12];
        }

        Assert.Equal("HTTP/1.1 200", await StatusAsync());
        proxy.Proxy.Update(new NetworkRules { Domains = ProxyUnderTest.Rules("-127.0.0.1") }, new Dictionary<string, string>());
        Assert.Equal("HTTP/1.1 403", await StatusAsync());
        Assert.Throws<NetworkPolicyException>(() => proxy.Proxy.Update(new NetworkRules { Mode = NetworkRulesMode.Limited }, new Dictionary<string, string>()));
        Assert.Throws<NetworkPolicyException>(() => proxy.Proxy.Update(new NetworkRules { Domains = ProxyUnderTest.Rules("-*") }, new Dictionary<string, string>()));
    }

    [Fact]
    public async Task Every_decision_is_a_line_of_the_audit_file()
    {
        var folder = Directory.CreateTempSubdirectory("proxy-audit-");
        var path = Path.Join(folder.FullName, "logs", "audit.jsonl");
        await using var origin = Origin.Mirror();
        using (var audit = new AuditFile(path, [new("conversation.id", "thread-1")]))
        {
            await using var proxy = ProxyUnderTest.Start(options: o => o with { Audit = audit }, scope: new CommandScope { ExecutionId = "call-1" });
            await proxy.SendAsync($"GET http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\nConnection: close\r\n\r\n");
            await proxy.SendAsync("CONNECT unlisted.test:443 HTTP/1.1\r\n\r\n");
        }

        var lines = (await File.ReadAllLinesAsync(path)).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        folder.Delete(recursive: true);
        string Text(int line, string name) => lines[line].GetProperty(name).ToString();
        Assert.Equal(2, lines.Length);
        Assert.Equal("codex.network_proxy.policy_decision", Text(0, "event.name"));
        Assert.Equal(("allow", "allow", "http", "GET"), (Text(0, "network.policy.decision"), Text(0, "network.policy.reason"), Text(0, "network.transport.protocol"), Text(0, "http.request.method")));
        Assert.Equal(("deny", "not_allowed", "https_connect", "unlisted.test", "443"), (Text(1, "network.policy.decision"), Text(1, "network.policy.reason"), Text(1, "network.transport.protocol"), Text(1, "server.address"), Text(1, "server.port")));
        Assert.Equal(("domain", "baseline_policy", "call-1", "thread-1"), (Text(1, "network.policy.scope"), Text(1, "network.policy.source"), Text(1, "execution.id"), Text(1, "conversation.id")));
    }

    [Fact]
    public async Task The_environments_proxy_is_used_for_names_when_that_is_allowed()
    {
        await using var upstream = new Origin(async stream =>
        {
            var head = await Origin.ReadHeadAsync(stream);
            await Origin.WriteAsync(
                stream, head.StartsWith("CONNECT", StringComparison.Ordinal) ? "HTTP/1.1 200 OK\r\n\r\nVIA" : $"HTTP/1.1 200 OK\r\nContent-Length: {head.Length}\r\n\r\n{head}");
        });
        var variables = new Dictionary<string, string> { ["HTTP_PROXY"] = $"http://user:pa%20ss@{upstream.Authority}", ["https_proxy"] = $"http://{upstream.Authority}" };
        await using var proxy = ProxyUnderTest.Start("+name.test", rules => rules with { AllowLocalBinding = true }, o => o with { Environment = variables });
        var plain = await proxy.SendAsync("GET http://name.test/x HTTP/1.1\r\nHost: name.test\r\nConnection: close\r\n\r\n");
        Assert.Contains("GET http://name.test/x HTTP/1.1\r\nHost: name.test\r\nProxy-Authorization: Basic dXNlcjpwYSBzcw==\r\n", plain, StringComparison.Ordinal);
        var (stream, answer) = await proxy.TunnelAsync("name.test:443");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Equal("VIA", System.Text.Encoding.ASCII.GetString(await ProxyUnderTest.ReadAsync(stream, 3)));
        await stream.DisposeAsync();

        await using var direct = ProxyUnderTest.Start(
            "+name.test",
            rules => rules with { AllowLocalBinding = true, AllowUpstreamProxy = false },
            o => o with { Environment = variables, LookUp = (_, _) => Task.FromResult<IPAddress[]>([]) });
        Assert.StartsWith("HTTP/1.1 502 ", await direct.SendAsync("GET http://name.test/x HTTP/1.0\r\n\r\n"), StringComparison.Ordinal);
    }

    private static IPAddress[] Parse(string addresses) => [.. addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)];

    private sealed class Approver(HostAnswer answer) : IHostApprover
    {
        public List<HostQuestion> Asked { get; } = [];

        public ValueTask<HostAnswer> AskAsync(HostQuestion question, CancellationToken cancellationToken)
        {
            Asked.Add(question);
            return ValueTask.FromResult(answer);
        }
    }
}
