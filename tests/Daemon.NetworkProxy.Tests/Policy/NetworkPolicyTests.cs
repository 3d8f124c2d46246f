using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Tests.Policy;

public sealed class NetworkPolicyTests
{
    /// <summary>Rules are written <c>+allowed -denied</c>, separated by blanks.</summary>
    [Theory]
    [InlineData("", "example.com", 80, "NotAllowed")]
    [InlineData("", "127.0.0.1", 80, "NotAllowedLocal")]
    [InlineData("+example.com", "example.com", 80, "AllowedIfPublic")]
    [InlineData("+example.com", "a.example.com", 80, "NotAllowed")]
    [InlineData("+EXAMPLE.com.", "example.com", 443, "AllowedIfPublic")]
    [InlineData("+*.example.com", "a.example.com", 80, "AllowedIfPublic")]
    [InlineData("+*.example.com", "a.b.example.com", 80, "AllowedIfPublic")]
    [InlineData("+*.example.com", "example.com", 80, "NotAllowed")]
    [InlineData("+*.example.com", "evilexample.com", 80, "NotAllowed")]
    [InlineData("+*.example.com", "a.example.com.evil.com", 80, "NotAllowed")]
    [InlineData("+**.example.com", "example.com", 80, "AllowedIfPublic")]
    [InlineData("+**.example.com", "a.b.example.com", 80, "AllowedIfPublic")]
    [InlineData("+**.example.com", "notexample.com", 80, "NotAllowed")]
    [InlineData("+region*.v2.example.com", "region1.v2.example.com", 80, "AllowedIfPublic")]
    [InlineData("+region?.v2.example.com", "region12.v2.example.com", 80, "NotAllowed")]
    [InlineData("+region*.v2.example.com", "xregion1.v2.example.com", 80, "NotAllowed")]
    [InlineData("+**.both.test -x.both.test", "x.both.test", 80, "Denied")]
    [InlineData("-x.test +x.test", "x.test", 80, "AllowedIfPublic")]
    [InlineData("+* -*.sub.test", "a.sub.test", 80, "Denied")]
    [InlineData("+*", "example.com", 80, "AllowedIfPublic")]
    [InlineData("+*", "8.8.8.8", 80, "Allowed")]
    [InlineData("+*", "127.0.0.1", 80, "NotAllowedLocal")]
    [InlineData("+*", "localhost", 80, "NotAllowedLocal")]
    [InlineData("+*", "169.254.169.254", 80, "NotAllowedLocal")]
    [InlineData("+127.0.0.*", "127.0.0.1", 80, "NotAllowedLocal")]
    [InlineData("+127.0.0.1", "127.0.0.1", 80, "Allowed")]
    [InlineData("+127.0.0.1", "[::ffff:127.0.0.1]", 80, "NotAllowedLocal")]
    [InlineData("+127.0.0.1 -127.0.0.1", "127.0.0.1", 80, "Denied")]
    [InlineData("+localhost", "localhost", 8000, "Allowed")]
    [InlineData("+localhost:8000", "localhost", 8000, "Allowed")]
    [InlineData("+localhost:8000", "localhost", 8001, "NotAllowedLocal")]
    [InlineData("+example.com:443", "example.com", 443, "AllowedIfPublic")]
    [InlineData("+example.com:443", "example.com", 80, "NotAllowed")]
    [InlineData("+example.com -example.com:25", "example.com", 25, "Denied")]
    [InlineData("+example.com -example.com:25", "example.com", 80, "AllowedIfPublic")]
    [InlineData("+[::1]", "[::1]", 80, "Allowed")]
    [InlineData("+[::1]:80", "[::1]", 81, "NotAllowedLocal")]
    [InlineData("+::1", "[0::1]", 80, "Allowed")]
    [InlineData("+192.168.1.5", "192.168.1.5", 22, "Allowed")]
    public void Rules_decide_about_a_host(string rules, string host, int port, string expected) =>
        Assert.Equal(expected, Policy(rules).Judge(Host(host), port).ToString());

    [Theory]
    [InlineData("+127.0.0.1", "127.0.0.1", "Allowed")]
    [InlineData("+example.com", "example.com", "Allowed")]
    [InlineData("+example.com", "127.0.0.9", "NotAllowed")]
    [InlineData("+*", "10.0.0.1", "Allowed")]
    [InlineData("-10.0.0.1 +*", "10.0.0.1", "Denied")]
    public void With_local_binding_local_addresses_are_as_any_other(string rules, string host, string expected) =>
        Assert.Equal(expected, Policy(rules, local: true).Judge(Host(host), 80).ToString());

    [Theory]
    [InlineData("-*", "denied_domains")]
    [InlineData("+[", "brackets")]
    [InlineData("+http://example.com/", "without scheme")]
    [InlineData("+example.com:0", "port")]
    [InlineData("+example.com:65536", "port")]
    [InlineData("+mün*.example", "punycode")]
    [InlineData("+0x7f.1", "no host name")]
    public void A_rule_that_cannot_be_enforced_is_an_error(string rules, string part) =>
        Assert.Contains(part, Assert.Throws<NetworkPolicyException>(() => Policy(rules)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("get", false)]
    [InlineData("POST", false)]
    [InlineData("TRACE", false)]
    public void Limited_mode_only_reads(string method, bool allowed)
    {
        var rules = new NetworkRules { Mode = NetworkRulesMode.Limited };
        Assert.Equal(allowed, NetworkPolicy.Compile(rules).AllowsMethod(method));
        Assert.True(NetworkPolicy.Compile(new NetworkRules()).AllowsMethod(method));
    }

    private static NetworkPolicy Policy(string rules, bool local = false) => NetworkPolicy.Compile(new NetworkRules
    {
        AllowLocalBinding = local,
        Domains = [.. rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rule => new NetworkRule(rule[1..], rule[0] == '+'))],
    });

    private static HostName Host(string text) => HostName.TryParse(text, out var host) ? host : throw new ArgumentException(text);
}
