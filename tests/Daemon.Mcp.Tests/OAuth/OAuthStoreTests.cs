using System.Net;
using System.Web;
using Daemon.Mcp.OAuth;
using Daemon.Testing.Time;

namespace Daemon.Mcp.Tests.OAuth;

/// <summary>Sign-ins on disk, and how they are kept good.</summary>
public sealed class OAuthStoreTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oauth-store-");
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public void The_name_of_an_entry_is_that_of_other_implementations() =>
        Assert.Equal("web|3e753ebbcd4f64d1", OAuthStore.Key("web", "http://127.0.0.1:32831/mcp"));

    [Fact]
    public void A_sign_in_is_found_by_name_and_address_and_only_its_owner_may_read_it()
    {
        var store = new OAuthStore(_home.FullName);
        var credential = Credential("at");
        store.Save(credential);
        Assert.Equal(credential with { Scopes = [] }, store.Find("web", Url)! with { Scopes = [] });
        Assert.Null(store.Find("web", "http://other/"));
        Assert.Null(store.Find("other", Url));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Join(_home.FullName, ".credentials.json")));
        }
    }

    [Fact]
    public void Other_entries_stay_and_the_last_one_takes_the_file_along()
    {
        var file = Path.Join(_home.FullName, ".credentials.json");
        File.WriteAllText(file, """{"foreign":{"x":[1]}}""");
        var store = new OAuthStore(_home.FullName);
        store.Save(Credential("at"));
        Assert.True(store.Remove("web", Url));
        Assert.False(store.Remove("web", Url));
        Assert.Equal("""{"foreign":{"x":[1]}}""", File.ReadAllText(file));
        File.Delete(file);
        store.Save(Credential("at"));
        Assert.True(store.Remove("web", Url));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void A_damaged_file_holds_no_sign_in()
    {
        File.WriteAllText(Path.Join(_home.FullName, ".credentials.json"), "{");
        Assert.Null(new OAuthStore(_home.FullName).Find("web", Url));
    }

    [Theory]
    [InlineData(3600, false)]
    [InlineData(29, true)]
    [InlineData(-5, true)]
    public async Task A_token_that_runs_out_is_renewed(int secondsLeft, bool renewed)
    {
        var issuer = new FakeIssuer { Tokens = """{"access_token":"at-2","expires_in":60}""" };
        var store = new OAuthStore(_home.FullName);
        store.Save(Credential("at-1") with { ExpiresAtMs = _clock.GetUtcNow().AddSeconds(secondsLeft).ToUnixTimeMilliseconds() });
        var token = await Tokens(issuer, store).GetAsync(CancellationToken.None);
        Assert.Equal(renewed ? "at-2" : "at-1", token);
        if (renewed)
        {
            var form = HttpUtility.ParseQueryString(issuer.LastForm);
            Assert.Equal(("refresh_token", "rt", "client-1"), (form["grant_type"], form["refresh_token"], form["client_id"]));
            var kept = store.Find("web", Url)!;
            Assert.Equal(("at-2", "rt", _clock.GetUtcNow().AddSeconds(60).ToUnixTimeMilliseconds()), (kept.AccessToken, kept.RefreshToken, kept.ExpiresAtMs));
        }
    }

    [Fact]
    public async Task A_refused_renewal_leaves_the_sign_in_and_gives_nothing()
    {
        var issuer = new FakeIssuer { TokenStatus = HttpStatusCode.BadRequest, Tokens = """{"error":"invalid_grant"}""" };
        var store = new OAuthStore(_home.FullName);
        store.Save(Credential("at-1"));
        Assert.Null(await Tokens(issuer, store).RenewAsync("at-1", CancellationToken.None));
        Assert.Equal("at-1", store.Find("web", Url)!.AccessToken);
    }

    [Fact]
    public async Task A_token_that_somebody_else_has_renewed_is_taken()
    {
        var issuer = new FakeIssuer();
        var store = new OAuthStore(_home.FullName);
        store.Save(Credential("at-9"));
        Assert.Equal("at-9", await Tokens(issuer, store).RenewAsync("at-1", CancellationToken.None));
        Assert.Empty(issuer.Http.Sent);
    }

    [Fact]
    public async Task Nobody_signed_in_is_no_token() =>
        Assert.Null(await Tokens(new FakeIssuer(), new OAuthStore(_home.FullName)).GetAsync(CancellationToken.None));

    private static string Url => FakeIssuer.Server.OriginalString;

    private static OAuthCredential Credential(string token) => new("web", Url, FakeIssuer.Root, "client-1", token, null, "rt", ["r"]);

    private OAuthTokens Tokens(FakeIssuer issuer, OAuthStore store) => new(store, issuer.Http.Invoker, "web", FakeIssuer.Server, _clock);
}
