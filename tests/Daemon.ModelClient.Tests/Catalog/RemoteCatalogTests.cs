using Daemon.ModelClient.Catalog.Remote;
using Daemon.Testing.Servers;
using Daemon.Testing.Time;

namespace Daemon.ModelClient.Tests.Catalog;

/// <summary>Lists of models that a provider gives to a signed-in user.</summary>
public sealed class RemoteCatalogTests : IDisposable
{
    private const string Path = "/v1/models?client_version=1.2.3";
    private const string Zork = """{"models":[{"slug":"zork-1","display_name":"Zork","priority":1,"context_window":1000}]}""";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("codex-catalog-tests-");
    private readonly ManualTimeProvider _clock = new();

    public RemoteCatalogTests() => SignIn("one");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task A_list_is_asked_for_once_and_kept_for_the_next_start()
    {
        await using var server = new FakeLocalServer((Path, Zork));
        using (var factory = Factory())
        {
            var catalog = Catalog(factory, server.BaseUrl);
            Assert.True(await catalog.LoadAsync(default));
            Assert.Null(catalog.Current);
            await catalog.RefreshAsync(default);
            Assert.False(await catalog.LoadAsync(default));
            Assert.Equal("zork-1", Assert.Single(catalog.Current!.Models).Slug);
        }

        using var next = Factory();
        var kept = Catalog(next, server.BaseUrl);
        Assert.False(await kept.LoadAsync(default));
        Assert.Equal(1000, kept.Current!.Get("zork-1").ContextWindow);
        Assert.True(kept.Current.Get("gpt-5.5").IsKnown);
        Assert.Equal($"GET {Path}", Assert.Single(server.Requests));
    }

    [Fact]
    public async Task A_list_grows_old()
    {
        await using var server = new FakeLocalServer((Path, Zork));
        using var factory = Factory();
        var catalog = Catalog(factory, server.BaseUrl);
        await catalog.LoadAsync(default);
        await catalog.RefreshAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(299));
        Assert.False(await catalog.LoadAsync(default));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await catalog.LoadAsync(default));
        Assert.NotNull(catalog.Current);
    }

    [Theory]
    [InlineData("\"v1\"", false)]
    [InlineData("\"v2\"", true)]
    public async Task A_response_says_whether_the_list_is_still_good(string seen, bool isOld)
    {
        await using var server = new FakeLocalServer((Path, Zork)) { Tag = "\"v1\"" };
        using var factory = Factory();
        var catalog = Catalog(factory, server.BaseUrl);
        await catalog.LoadAsync(default);
        await catalog.RefreshAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(200));
        catalog.Observe(seen);
        _clock.Advance(TimeSpan.FromSeconds(200));
        Assert.Equal(isOld, await catalog.LoadAsync(default));
    }

    [Fact]
    public async Task A_list_belongs_to_its_user()
    {
        await using var server = new FakeLocalServer((Path, Zork));
        using var factory = Factory();
        var catalog = Catalog(factory, server.BaseUrl);
        await catalog.LoadAsync(default);
        await catalog.RefreshAsync(default);
        SignIn("two");
        Assert.True(await catalog.LoadAsync(default));
        Assert.Null(catalog.Current);
        File.Delete(System.IO.Path.Join(_home.FullName, "auth.json"));
        Assert.False(await catalog.LoadAsync(default));
    }

    [Theory]
    [InlineData("""{"models":[]}""")]
    [InlineData("""{"models":[{"slug":"x"}]}""")]
    [InlineData("[]")]
    public async Task A_list_that_is_none_changes_nothing(string answer)
    {
        await using var server = new FakeLocalServer((Path, answer));
        using var factory = Factory();
        var catalog = Catalog(factory, server.BaseUrl);
        await catalog.LoadAsync(default);
        await Assert.ThrowsAsync<Daemon.ModelClient.Catalog.CatalogException>(() => catalog.RefreshAsync(default));
        Assert.Null(catalog.Current);
        Assert.False(await catalog.LoadAsync(default));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await catalog.LoadAsync(default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("oops")]
    public async Task A_provider_without_a_list_says_so(string? answer)
    {
        await using var server = answer is null ? new FakeLocalServer() : new FakeLocalServer((Path, answer));
        using var factory = Factory();
        var catalog = Catalog(factory, server.BaseUrl);
        var error = await Assert.ThrowsAsync<ModelException>(() => catalog.RefreshAsync(default));
        Assert.Contains("/v1/models", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{"identity":1}""")]
    public async Task A_broken_file_is_as_good_as_none(string text)
    {
        await File.WriteAllTextAsync(System.IO.Path.Join(_home.FullName, "models_cache.json"), text);
        using var factory = Factory();
        Assert.True(await Catalog(factory, "http://127.0.0.1:1/v1").LoadAsync(default));
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_key_of_the_API()
    {
        await File.WriteAllTextAsync(System.IO.Path.Join(_home.FullName, "auth.json"), """{"auth_mode":"apikey","OPENAI_API_KEY":"k"}""");
        using var factory = Factory();
        Assert.False(await Catalog(factory, "http://127.0.0.1:1/v1").LoadAsync(default));
        Assert.Null(factory.Catalog(new ModelProviderOptions { Id = "mine", Name = "Mine", BaseUrl = "http://127.0.0.1:1/v1" }, "1.2.3"));
    }

    private static RemoteCatalog Catalog(ModelClientFactory factory, string baseUrl) =>
        factory.Catalog(new ModelProviderOptions { Id = "openai", Name = "OpenAI", BaseUrl = baseUrl, RequiresOpenAiAuth = true }, "1.2.3")!;

    private ModelClientFactory Factory() => new(_home.FullName, _ => null, _clock);

    private void SignIn(string account) => File.WriteAllText(
        System.IO.Path.Join(_home.FullName, "auth.json"),
        $$"""{"auth_mode":"chatgpt","tokens":{"access_token":"t","account_id":"{{account}}"} }""");
}
