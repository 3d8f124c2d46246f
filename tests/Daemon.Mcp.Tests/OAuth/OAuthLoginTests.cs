using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Daemon.Mcp.OAuth;

namespace Daemon.Mcp.Tests.OAuth;

/// <summary>Signing in: discovery, registration, the browser's visit, the exchange, and everything that must be refused.</summary>
public sealed class OAuthLoginTests
{
    private static readonly OAuthLoginRequest Plain = new("web", FakeIssuer.Server);

    [Fact]
    public async Task A_sign_in_goes_from_the_challenge_to_a_token()
    {
        var issuer = new FakeIssuer();
        using var login = await StartAsync(issuer, Plain);
        var query = HttpUtility.ParseQueryString(login.AuthorizationUrl.Query);
        Assert.Equal($"{FakeIssuer.Root}/authorize", login.AuthorizationUrl.GetLeftPart(UriPartial.Path));
        Assert.Equal(("code", "client-1", "S256", "r w"), (query["response_type"], query["client_id"], query["code_challenge_method"], query["scope"]));
        Assert.Equal(FakeIssuer.Server.AbsoluteUri, query["resource"]);

        var done = login.CompleteAsync(CancellationToken.None);
        Assert.Equal((HttpStatusCode.OK, "Authentication complete. You may close this window."), await VisitAsync(query, $"code=abc&state={query["state"]}"));
        var credential = await done.WaitAsync(Patience);
        Assert.Equal(("web", FakeIssuer.Server.AbsoluteUri, FakeIssuer.Root, "client-1"), (credential.ServerName, credential.ServerUrl, credential.Issuer, credential.ClientId));
        Assert.Equal(("at-1", "rt-1"), (credential.AccessToken, credential.RefreshToken));
        Assert.Equal(["r", "w"], credential.Scopes);

        var form = HttpUtility.ParseQueryString(issuer.LastForm);
        Assert.Equal(("authorization_code", "abc", query["redirect_uri"]), (form["grant_type"], form["code"], form["redirect_uri"]));
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Equal(query["code_challenge"], challenge);
    }

    [Theory]
    [InlineData("error=access_denied&error_description=not+you&state=S", HttpStatusCode.BadRequest, "OAuth provider returned `access_denied`: not you")]
    [InlineData("code=abc&state=wrong", HttpStatusCode.OK, "failed to handle OAuth callback")]
    [InlineData("code=abc", HttpStatusCode.OK, "failed to handle OAuth callback")]
    public async Task A_callback_that_does_not_belong_to_the_sign_in_ends_it(string callback, HttpStatusCode status, string message)
    {
        var issuer = new FakeIssuer();
        using var login = await StartAsync(issuer, Plain);
        var done = login.CompleteAsync(CancellationToken.None);
        Assert.Equal(status, (await VisitAsync(HttpUtility.ParseQueryString(login.AuthorizationUrl.Query), callback)).Status);
        Assert.Equal(message, (await Assert.ThrowsAsync<McpException>(() => done.WaitAsync(Patience))).Message);
        Assert.DoesNotContain(issuer.Http.Sent, sent => sent.Url.AbsolutePath == "/token");
    }

    [Theory]
    [InlineData("/callback/other?code=abc")]
    [InlineData("/?code=abc")]
    [InlineData("/favicon.ico")]
    public async Task Other_visitors_are_refused_and_waited_past(string target)
    {
        var issuer = new FakeIssuer();
        using var login = await StartAsync(issuer, Plain);
        var query = HttpUtility.ParseQueryString(login.AuthorizationUrl.Query);
        var done = login.CompleteAsync(CancellationToken.None);
        using var browser = new HttpClient();
        using (var refused = await browser.GetAsync(new Uri(new Uri(query["redirect_uri"]!), target)))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        await VisitAsync(query, $"code=abc&state={query["state"]}");
        Assert.Equal("at-1", (await done.WaitAsync(Patience)).AccessToken);
    }

    [Fact]
    public async Task The_configuration_may_name_client_scopes_resource_and_callback()
    {
        var issuer = new FakeIssuer { Registers = false };
        using var login = await StartAsync(issuer, Plain with { ClientId = "mine", Scopes = ["x"], Resource = "urn:r", CallbackUrl = "https://proxy.test/back/" });
        var query = HttpUtility.ParseQueryString(login.AuthorizationUrl.Query);
        Assert.Equal(("mine", "x", "urn:r"), (query["client_id"], query["scope"], query["resource"]));
        Assert.StartsWith("https://proxy.test/back/", query["redirect_uri"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_without_registration_needs_a_client_id()
    {
        var error = await Assert.ThrowsAsync<McpException>(() => StartAsync(new FakeIssuer { Registers = false }, Plain));
        Assert.Contains("oauth.client_id", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", null, null, "PKCE")]
    [InlineData(null, "http://issuer.test", null, "no https address")]
    [InlineData(null, null, "http://issuer.test/token", "token_endpoint")]
    public async Task What_is_not_safe_is_refused(string? methods, string? issuerAddress, string? tokenEndpoint, string message)
    {
        var issuer = new FakeIssuer();
        issuer.Methods = methods is null ? issuer.Methods : $"\"{methods}\"";
        issuer.Issuer = issuerAddress ?? issuer.Issuer;
        issuer.TokenEndpoint = tokenEndpoint ?? issuer.TokenEndpoint;
        var error = await Assert.ThrowsAsync<McpException>(() => StartAsync(issuer, Plain));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_on_another_host_is_not_believed()
    {
        var issuer = new FakeIssuer { Challenge = "http://127.0.0.2:9/.well-known/oauth-protected-resource/mcp" };
        using var login = await StartAsync(issuer, Plain);
        Assert.All(issuer.Http.Sent, sent => Assert.Equal("127.0.0.1", sent.Url.Host));
    }

    [Fact]
    public async Task A_server_without_a_sign_in_says_so()
    {
        var issuer = new FakeIssuer();
        issuer.Http.Answer = _ => new HttpResponseMessage(HttpStatusCode.NotFound);
        Assert.False(await OAuthLogin.IsOfferedAsync(issuer.Http.Invoker, FakeIssuer.Server, CancellationToken.None));
        var error = await Assert.ThrowsAsync<McpException>(() => StartAsync(issuer, Plain));
        Assert.StartsWith("No authorization support detected", error.Message, StringComparison.Ordinal);
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(60);

    private static Task<OAuthLogin> StartAsync(FakeIssuer issuer, OAuthLoginRequest request) =>
        OAuthLogin.StartAsync(issuer.Http.Invoker, request, TimeProvider.System, CancellationToken.None);

    /// <summary>What the browser does at the end.</summary>
    private static async Task<(HttpStatusCode Status, string Text)> VisitAsync(System.Collections.Specialized.NameValueCollection query, string callback)
    {
        using var browser = new HttpClient();
        using var response = await browser.GetAsync(new Uri($"{query["redirect_uri"]}?{callback}"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
