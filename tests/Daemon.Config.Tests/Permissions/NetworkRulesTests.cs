using Daemon.Config.Permissions;
using Daemon.Config.Requirements;
using Daemon.Protocol.Permissions;
using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Permissions;

public sealed class NetworkRulesTests
{
    private const string Enabled = "permissions.a.network.enabled = true\n";

    [Theory]
    [InlineData("", "", "Restricted")]
    [InlineData("features.network_proxy = true", "", "Restricted")]
    [InlineData(Enabled, "", "Enabled")]
    [InlineData(Enabled + "features.network_proxy = true", "", "Proxied")]
    [InlineData(Enabled + "features.network_proxy = { enabled = true }", "", "Proxied")]
    [InlineData(Enabled + "permissions.a.network.domains = { 'x.test' = 'allow' }", "", "Proxied")]
    [InlineData(Enabled + "permissions.a.network.mode = 'limited'", "", "Proxied")]
    [InlineData(Enabled + "permissions.a.network.allow_local_binding = true", "", "Proxied")]
    [InlineData("permissions.a.network.domains = { 'x.test' = 'allow' }", "", "Restricted")]
    [InlineData(Enabled, "experimental_network.enabled = true", "Proxied")]
    [InlineData(Enabled, "network_proxy.denied_domains = ['x.test']", "Proxied")]
    [InlineData(Enabled + "features.network_proxy = true", "experimental_network.enabled = false", "Restricted")]
    public void Rules_or_the_feature_mean_the_proxy(string toml, string requirements, string expected)
    {
        var managed = Resolve(toml, requirements);
        Assert.Equal(expected, managed.Network.ToString());
        Assert.Equal(managed.Network == NetworkAccess.Proxied, managed.NetworkRules is not null);
    }

    [Fact]
    public void An_open_network_takes_the_rules_of_the_features_table()
    {
        var resolver = Resolver("[features.network_proxy]\nenabled = true\ndomains = { 'x.test' = 'allow' }", "");
        Assert.Equal([new NetworkRule("x.test", true)], resolver.OpenNetworkRules()!.Domains);
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("features.network_proxy = true", "", true)]
    [InlineData("", "experimental_network.enabled = true", true)]
    [InlineData("", "experimental_network.denied_domains = ['x.test']", true)]
    public void The_feature_and_the_administrator_limit_every_open_network(string toml, string requirements, bool limited) =>
        Assert.Equal(limited, Resolver(toml, requirements).OpenNetworkRules() is not null);

    [Theory]
    [InlineData("", "", null)]
    [InlineData("60", "", 60)]
    [InlineData("0", "", -1)]
    [InlineData("60", "30", 30)]
    [InlineData("30", "60", 30)]
    [InlineData("0", "60", 60)]
    [InlineData("60", "0", 60)]
    [InlineData("", "60", 60)]
    [InlineData("4294967295", "", 4_200_000)]
    public void The_shorter_limit_of_tunnels_counts(string own, string managed, int? seconds)
    {
        string Toml(string prefix, string value) => value.Length == 0 ? "" : $"{prefix}network{(prefix.Length == 0 ? "_proxy" : "")}.tunnel_idle_seconds = {value}\n";
        var rules = Resolve(Enabled + "features.network_proxy = true\n" + Toml("permissions.a.", own), Toml("", managed)).NetworkRules!;
        Assert.Equal(seconds is null ? null : seconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds.Value), rules.TunnelIdle);
        Assert.Null(rules.TunnelTotal);
    }

    [Fact]
    public void A_profile_says_all_that_the_proxy_knows()
    {
        var rules = Resolve(
            """
            [permissions.a.network]
            enabled = true
            mode = "limited"
            enable_socks5 = false
            enable_socks5_udp = false
            allow_upstream_proxy = false
            allow_local_binding = true
            domains = { "a.test" = "allow", "b.test" = "deny" }
            unix_sockets = { "/run/x.sock" = "allow" }
            [permissions.a.network.mitm]
            version = 1
            [permissions.a.network.mitm.hooks.gh]
            host = "api.test"
            methods = ["GET"]
            path_prefixes = ["/repos/"]
            ports = [443]
            action = ["tok"]
            [permissions.a.network.mitm.actions.tok]
            strip_request_headers = ["authorization"]
            inject_request_headers = [{ name = "x-inj", secret_env_var = "MYSECRET", prefix = "Bearer " }]
            """,
            "").NetworkRules;
        Assert.Equal(
            new NetworkRules
            {
                Mode = NetworkRulesMode.Limited,
                EnableSocks5 = false,
                EnableSocks5Udp = false,
                AllowUpstreamProxy = false,
                AllowLocalBinding = true,
                Domains = [new("a.test", true), new("b.test", false)],
                UnixSockets = [new("/run/x.sock", true)],
                Hooks =
                [
                    new("gh", "api.test", ["GET"], ["/repos/"], [443], [new(["authorization"], [new("x-inj", "Bearer ", "MYSECRET", null)])]),
                ],
            },
            rules);
    }

    [Theory]
    [InlineData("allow_upstream_proxy = false", "", "upstream=False local=False")]
    [InlineData("allow_upstream_proxy = false", "allow_upstream_proxy = true", "upstream=False local=False")]
    [InlineData("allow_local_binding = false", "allow_local_binding = true", "upstream=True local=False")]
    [InlineData("allow_local_binding = true", "", "upstream=True local=True")]
    [InlineData("allow_local_binding = true", "allow_local_binding = false", "upstream=True local=False")]
    public void Requirements_are_ceilings(string required, string own, string expected)
    {
        var rules = Resolve($"[permissions.a.network]\nenabled = true\n{own}", $"[experimental_network]\n{required}").NetworkRules!;
        Assert.Equal(expected, $"upstream={rules.AllowUpstreamProxy} local={rules.AllowLocalBinding}");
    }

    [Theory]
    [InlineData("domains = { 'm.test' = 'allow' }", "+m.test +own.test -bad.test", true)]
    [InlineData("allowed_domains = ['m.test']\ndenied_domains = ['own.test']", "+m.test +own.test -bad.test -own.test", true)]
    [InlineData("allowed_domains = ['bad.test']", "+bad.test +own.test -bad.test", true)]
    [InlineData("allowed_domains = ['m.test']\nmanaged_allowed_domains_only = true", "+m.test -bad.test", false)]
    public void The_administrators_denials_come_last_and_a_users_denial_outlives_an_allowance(string required, string expected, bool mayAsk)
    {
        var rules = Resolve(Enabled + "permissions.a.network.domains = { 'own.test' = 'allow', 'bad.test' = 'deny' }", $"[experimental_network]\n{required}").NetworkRules!;
        Assert.Equal(expected, string.Join(' ', rules.Domains.Select(rule => (rule.Allow ? "+" : "-") + rule.Pattern)));
        Assert.Equal(mayAsk, rules.MayAsk);
    }

    [Fact]
    public void Hosts_under_review_are_the_administrators() => Assert.Equal(
        ["r.test"], Resolve(Enabled, "experimental_network.review_domains = ['r.test']").NetworkRules!.ReviewDomains);

    [Theory]
    [InlineData("version = 9", "unsupported network.mitm.version 9")]
    [InlineData("zork = 1", "network.mitm: `zork` is unknown or not supported by this version")]
    [InlineData("hooks.a = { host = 'x', methods = ['GET'], path_prefixes = ['/'], action = ['t'], query = { k = ['v'] } }", "network.mitm.hooks.a: `query` is unknown or not supported by this version")]
    [InlineData("hooks.a = { methods = ['GET'], path_prefixes = ['/'], action = ['t'] }", "network.mitm.hooks.a needs `host`")]
    [InlineData("hooks.a = { host = 'x', methods = [], path_prefixes = ['/'], action = ['t'] }", "network.mitm.hooks.a needs `methods`")]
    [InlineData("hooks.a = { host = 'x', methods = ['GET'], path_prefixes = ['/'], action = ['t'] }", "network.mitm.hooks.a: there is no action `t` in network.mitm.actions")]
    [InlineData("hooks.a = { host = 'x', methods = ['GET'], path_prefixes = ['/'], action = ['t'], ports = [0] }", "network.mitm.hooks.a: ports must be a list of numbers from 1 to 65535")]
    [InlineData("actions.t = {}", "network.mitm.actions.t has no operation")]
    [InlineData("actions.t = { inject_request_headers = [{ name = 'x' }] }", "network.mitm.actions.t: an injected header needs one of secret_env_var and secret_file")]
    public void Malformed_hooks_are_errors(string mitm, string expected)
    {
        Assert.Null(Resolver($"[permissions.a.network]\nenabled = true\n[permissions.a.network.mitm]\n{mitm}", "").TryResolve("a", [], out var failure));
        Assert.Equal(expected, failure!.Detail);
    }

    private static PermissionResolver Resolver(string toml, string requirements) => new(
        TomlText.Parse(toml), "/repo/x", "/home/me", new ConfigRequirements(TomlText.Parse(requirements), new Dictionary<string, string>(), []));

    private static PermissionProfile.Managed Resolve(string toml, string requirements)
    {
        var profile = Resolver($"permissions.a.extends = ':workspace'\n{toml}", requirements).TryResolve("a", [], out var failure);
        Assert.Null(failure);
        return Assert.IsType<PermissionProfile.Managed>(profile!.Profile);
    }
}
