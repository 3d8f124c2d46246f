using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Loading;

/// <summary>Files of <c>--profile</c>.</summary>
public sealed class ProfileFileTests : IDisposable
{
    private readonly ConfigFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_profile_lies_between_the_user_and_the_project()
    {
        _fixture.WithUser("model = 'user'\nreview_model = 'user'\nlog_dir = 'user-log'\n[projects.\"@repo\"]\ntrust_level = \"trusted\"\n")
            .WithFile("@home/work.config.toml", "model = 'profile'\nreview_model = 'profile'\nlog_dir = 'profile-log'\n")
            .WithFile("@repo/.codex/config.toml", "review_model = 'project'\n");

        var snapshot = Load("work");

        Assert.Equal(
            [
                new ConfigLayerSource.Project(_fixture.Expand("@repo/.codex")),
                new ConfigLayerSource.User(_fixture.Expand("@home/work.config.toml"), "work"),
                new ConfigLayerSource.User(_fixture.UserFile),
                new ConfigLayerSource.System(_fixture.Expand("@sys/config.toml")),
            ],
            snapshot.Layers.Select(layer => layer.Source));
        Assert.Equal(
            """{"log_dir":"@home/profile-log","model":"profile","projects":{"@repo":{"trust_level":"trusted"}},"review_model":"project"}""",
            _fixture.Shorten(Daemon.Config.Values.CanonicalJson.Format(snapshot.Merged)));
    }

    [Fact]
    public void A_missing_profile_is_an_empty_layer()
    {
        var snapshot = Load("none");

        Assert.Null(snapshot.Failure);
        Assert.Equal("none", ((ConfigLayerSource.User)snapshot.Layers[0].Source).Profile);
    }

    [Theory]
    [InlineData("model = 3", "@home/work.config.toml:1:9: invalid type: integer `3`, expected a string")]
    [InlineData("model = ", "@home/work.config.toml:1:9: string values must be quoted, expected literal string")]
    [InlineData("zork = 1", "@home/work.config.toml:1:1: unknown configuration field `zork`")]
    public void Faults_name_the_file(string toml, string expected)
    {
        _fixture.WithFile("@home/work.config.toml", toml + "\n");

        var failure = _fixture.Load(request => request with { Profile = "work", Strict = true }).Failure!;

        Assert.Equal(expected, _fixture.Shorten(failure.Message));
    }

    [Fact]
    public void Unknown_keys_are_warned_about() =>
        Assert.Contains(
            _fixture.Expand("  profile (@home/work.config.toml): `zork` is ignored."),
            _fixture.WithFile("@home/work.config.toml", "zork = 1\n").Load(request => request with { Profile = "work" }).Warnings.Single().Summary,
            StringComparison.Ordinal);

    [Fact]
    public void Trust_in_a_profile_counts()
    {
        _fixture.WithFile("@home/work.config.toml", "[projects.\"@repo\"]\ntrust_level = \"trusted\"\n").WithFile("@repo/.codex/config.toml", "model = 'project'\n");

        Assert.Equal("project", Load("work").Effective!.Model);
    }

    private ConfigSnapshot Load(string profile) => _fixture.Load(request => request with { Profile = profile, Cwd = _fixture.Repository });
}
