using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Tests.Proxy;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Tests.Mitm;

public sealed class InterceptionTests
{
    private const string Secret = "s3cr3t-value";

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Limited_mode_reads_over_https_and_writes_nothing(string version)
    {
        await using var origin = new SecureOrigin();
        await using var proxy = Start(origin, rules => rules with { Mode = NetworkRulesMode.Limited });
        using var client = Client(proxy, version);
        var read = await client.GetAsync($"https://{origin.Authority}/get?x=1");
        Assert.Equal((HttpStatusCode.OK, Version.Parse(version)), (read.StatusCode, read.Version));
        Assert.StartsWith("GET /get?x=1 HTTP/1.1\r\n", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("1", read.Headers.GetValues("X-Origin").Single());

        var written = await client.PostAsync($"https://{origin.Authority}/post", new StringContent("data"));
        Assert.Equal(HttpStatusCode.Forbidden, written.StatusCode);
        Assert.Equal("blocked-by-method-policy", written.Headers.GetValues("x-proxy-error").Single());
        Assert.Equal("Method not allowed in limited mode.", await written.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("1.1", 300_000)]
    [InlineData("2.0", 300_000)]
    [InlineData("2.0", 0)]
    public async Task Bodies_of_any_size_pass_a_hook(string version, int size)
    {
        await using var origin = new SecureOrigin();
        await using var proxy = Start(origin, rules => rules with { Hooks = [Hook("PUT")] });
        using var client = Client(proxy, version);
        var body = new string('x', size);
        var answer = await client.PutAsync($"https://{origin.Authority}/repos/a", new StringContent(body));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith("\r\n\r\n" + body, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_of_a_connection_run_side_by_side()
    {
        await using var origin = new SecureOrigin();
        await using var proxy = Start(origin, rules => rules with { Mode = NetworkRulesMode.Limited });
        using var client = Client(proxy, "2.0");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.GetStringAsync($"https://{origin.Authority}/{i}")));
        Assert.All(Enumerable.Range(0, 50), i => Assert.StartsWith($"GET /{i} HTTP/1.1\r\n", answers[i], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/repos/a", "200")]
    [InlineData("GET", "/other", "403")]
    [InlineData("POST", "/repos/a", "403")]
    public async Task A_hook_replaces_headers_and_what_matches_none_is_denied(string method, string path, string status)
    {
        await using var origin = new SecureOrigin();
        await using var proxy = Start(origin, rules => rules with { Hooks = [Hook("GET")] });
        using var client = Client(proxy, "1.1");
        using var request = new HttpRequestMessage(new HttpMethod(method), $"https://{origin.Authority}{path}");
        request.Headers.TryAddWithoutValidation("authorization", "Bearer dummy");
        var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (status == "200")
        {
            Assert.Contains($"x-inj: Bearer {Secret}\r\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("dummy", text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(("HTTPS request denied by MITM hook policy.", "blocked-by-mitm-hook"), (text, answer.Headers.GetValues("x-proxy-error").Single()));
        }
    }

    [Fact]
    public async Task A_hooked_host_is_not_reached_without_https()
    {
        await using var origin = Origin.Mirror();
        await using var proxy = ProxyUnderTest.Start(change: rules => rules with { Hooks = [Hook("GET")] }, options: WithSecret);
        var answer = await proxy.SendAsync($"GET http://{origin.Authority}/repos/ HTTP/1.0\r\n\r\n");
        Assert.Contains("x-proxy-error: blocked-by-mitm-required", answer, StringComparison.Ordinal);
        Assert.Equal(0, origin.Connections);
    }

    [Fact]
    public async Task A_request_for_another_host_than_the_tunnels_is_refused()
    {
        await using var origin = new SecureOrigin();
        await using var proxy = Start(origin, rules => rules with { Mode = NetworkRulesMode.Limited });
        await using var tls = await TlsAsync(proxy, origin.Authority);
        await Origin.WriteAsync(tls, "GET / HTTP/1.1\r\nHost: unlisted.test\r\n\r\nCONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nConnection: close\r\n\r\n");
        var answers = await ProxyUnderTest.ReadToEndAsync(tls);
        Assert.StartsWith("HTTP/1.1 400 ", answers, StringComparison.Ordinal);
        Assert.Contains("host mismatch", answers, StringComparison.Ordinal);
        Assert.EndsWith("CONNECT not supported inside MITM", answers, StringComparison.Ordinal);
        Assert.Equal(0, origin.Connections);
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_is_a_bad_gateway()
    {
        await using var origin = new SecureOrigin();
        await using var proxy = ProxyUnderTest.Start(change: rules => rules with { Mode = NetworkRulesMode.Limited });
        using var client = Client(proxy, "1.1");
        var answer = await client.GetAsync($"https://{origin.Authority}/");
        Assert.Equal((HttpStatusCode.BadGateway, "mitm upstream error"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Bytes_that_are_no_tls_go_nowhere()
    {
        await using var origin = Origin.Echo();
        await using var proxy = ProxyUnderTest.Start(change: rules => rules with { Mode = NetworkRulesMode.Limited });
        var (stream, _) = await proxy.TunnelAsync(origin.Authority);
        await Origin.WriteAsync(stream, "RAWDATA, and not the beginning of a handshake");
        Assert.DoesNotContain("RAWDATA", await ProxyUnderTest.ReadToEndAsync(stream), StringComparison.Ordinal);
        Assert.Equal(0, origin.Connections);
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task Leaves_are_short_lived_and_the_key_is_in_no_file()
    {
        await using var origin = new SecureOrigin();
        string bundle;
        await using (var proxy = Start(origin, rules => rules with { Mode = NetworkRulesMode.Limited }))
        {
            bundle = proxy.Proxy.CertificateBundle!;
            await using var tls = await TlsAsync(proxy, origin.Authority);
            using var leaf = X509CertificateLoader.LoadCertificate(tls.RemoteCertificate!.GetRawCertData());
            Assert.True(leaf.NotAfter - leaf.NotBefore <= TimeSpan.FromHours(26));
            Assert.True(leaf.MatchesHostname("127.0.0.1"));
            Assert.All(Directory.GetFiles(Path.GetDirectoryName(bundle)!, "*.pem"), file => Assert.DoesNotContain("PRIVATE KEY", File.ReadAllText(file), StringComparison.Ordinal));
            Assert.Contains(await File.ReadAllTextAsync(origin.CertificateFile), await File.ReadAllTextAsync(bundle), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(bundle));
    }

    [Theory]
    [InlineData("missing", null)]
    [InlineData(null, "/no/such/file")]
    [InlineData(null, "relative")]
    public void A_secret_that_is_missing_stops_the_proxy(string? variable, string? file)
    {
        var hook = Hook("GET") with { Actions = [new NetworkHookAction([], [new InjectedHeader("x-inj", "", variable, file)])] };
        var error = Assert.Throws<NetworkPolicyException>(() => ProxyUnderTest.Start(change: rules => rules with { Hooks = [hook] }));
        Assert.Contains("failed to compile injected header x-inj", error.Message, StringComparison.Ordinal);
    }

    private static NetworkHook Hook(string method) => new(
        "gh", "127.0.0.1", [method], ["/repos/"], [], [new NetworkHookAction(["authorization"], [new InjectedHeader("x-inj", "Bearer ", "MYSECRET", null)])]);

    private static ManagedProxyOptions WithSecret(ManagedProxyOptions options) =>
        options with { Environment = new Dictionary<string, string> { ["MYSECRET"] = Secret } };

    private static ProxyUnderTest Start(SecureOrigin origin, Func<NetworkRules, NetworkRules> change) => ProxyUnderTest.Start(
        change: change,
        options: options => options with
        {
            Environment = new Dictionary<string, string> { ["MYSECRET"] = Secret, ["SSL_CERT_FILE"] = origin.CertificateFile },
        });

    private static HttpClient Client(ProxyUnderTest proxy, string version)
    {
        var handler = new SocketsHttpHandler
        {
            Proxy = new WebProxy($"http://{proxy.Entry.HttpAddress}"),
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => IsTrusted(proxy, certificate!) },
        };
        return new HttpClient(handler)
        {
            DefaultRequestVersion = Version.Parse(version),
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = ProxyUnderTest.Patience,
        };
    }

    private static async Task<SslStream> TlsAsync(ProxyUnderTest proxy, string authority)
    {
        var (stream, answer) = await proxy.TunnelAsync(authority);
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        var tls = new SslStream(stream, false, (_, certificate, _, _) => IsTrusted(proxy, certificate!));
        await tls.AuthenticateAsClientAsync("127.0.0.1");
        return tls;
    }

    /// <summary>By nothing but the bundle that commands get.</summary>
    private static bool IsTrusted(ProxyUnderTest proxy, X509Certificate certificate)
    {
        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(proxy.Proxy.CertificateBundle!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(leaf);
    }
}
