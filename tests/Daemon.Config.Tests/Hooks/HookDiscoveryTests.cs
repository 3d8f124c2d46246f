using Daemon.Config.Hooks;
using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Hooks;

/// <summary>Which hooks a configuration holds, under which keys and hashes, and which of them may run.</summary>
public sealed class HookDiscoveryTests
{
    private const string Bash = """
        [[hooks.PreToolUse]]
        matcher = "Bash"
        [[hooks.PreToolUse.hooks]]
        type = "command"
        command = "exit 0"
        """;

    /// <summary>The hashes are those that other implementations recorded: trust given there holds here.</summary>
    [Theory]
    [InlineData("PreToolUse", "matcher = \"Bash\"", "command = \"exit 0\"", "764714315dbe4c5371706b6a0b78a3feb320d7ba156e97679691abac82047027")]
    [InlineData("PreToolUse", "matcher = \"Bash\"", "command = \"ls\"\ntimeout = 5\nstatusMessage = \"sm\"\nasync = true", "94ca6fa5f9cdd22676188a467c6d776d1e3821ab67f678892f22e27b9725d37b")]
    [InlineData("PreToolUse", "", "command = \"é/x\"\nadditionalContextLimit = 7", "1467097f78b3dc3b39cf11cc897f8beeac3433e8c408cc349d4b2714fb65fb04")]
    [InlineData("SessionEnd", "", "command = \"exit 0\"", "3ffd7a1468405e6805e6c77b348b1ed42685b328321e5935501338bb7756c6e9")]
    [InlineData("Stop", "matcher = \"ignored\"", "command = \"exit 0\"", "582957a692c48097ecd8b9151ba1d4951925d2e9eb62214cedd8afe81eef102b")]
    [InlineData("Stop", "", "command = \"zero\"\ntimeout = 0", "184ba953fa406048eb84cc906a6900d056f878b9742e4195aa05573d0b8845df")]
    public void The_hash_covers_what_decides_about_a_run(string name, string group, string handler, string hash)
    {
        using var fixture = new ConfigFixture();
        var catalog = Load(fixture, $"[[hooks.{name}]]\n{group}\n[[hooks.{name}.hooks]]\ntype = \"command\"\n{handler}\n");
        Assert.Equal("sha256:" + hash, Assert.Single(catalog.Hooks).Hash);
    }

    [Fact]
    public void Hooks_are_listed_by_event_with_the_file_before_the_table()
    {
        using var fixture = new ConfigFixture();
        fixture.WithFile("@home/hooks.json", """{"description":"d","hooks":{"Stop":[{"hooks":[{"type":"command","command":"a"},{"type":"prompt"}]}],"Later":[]}}""");
        var catalog = Load(fixture, "[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = \"command\"\ncommand = \"b\"\n" + Bash);
        Assert.Equal(
            ["@home/config.toml:pre_tool_use:0:0", "@home/hooks.json:stop:0:0", "@home/config.toml:stop:0:0"],
            catalog.Hooks.Select(hook => fixture.Shorten(hook.Key)));
        Assert.Equal([0, 1, 2], catalog.Hooks.Select(hook => hook.DisplayOrder));
        Assert.Contains("prefer a single representation", Assert.Single(catalog.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HookTrust.Untrusted, false)]
    [InlineData("trusted_hash = \"sha256:00\"", HookTrust.Modified, false)]
    [InlineData("trusted_hash = \"sha256:764714315dbe4c5371706b6a0b78a3feb320d7ba156e97679691abac82047027\"", HookTrust.Trusted, true)]
    [InlineData("enabled = false\ntrusted_hash = \"sha256:764714315dbe4c5371706b6a0b78a3feb320d7ba156e97679691abac82047027\"", HookTrust.Trusted, false)]
    public void Only_what_the_user_accepted_runs(string decision, HookTrust trust, bool runs)
    {
        using var fixture = new ConfigFixture();
        var hook = Assert.Single(Load(fixture, $"{Bash}\n[hooks.state.\"@home/config.toml:pre_tool_use:0:0\"]\n{decision}\n").Hooks);
        Assert.Equal((trust, runs), (hook.Trust, hook.IsActive));
    }

    [Theory]
    [InlineData("", new[] { "@sys/requirements.toml:stop:0:0", "@home/config.toml:stop:0:0" })]
    [InlineData("allow_managed_hooks_only = true\n", new[] { "@sys/requirements.toml:stop:0:0" })]
    public void Managed_hooks_run_whatever_the_user_says(string demand, string[] keys)
    {
        const string Stop = "[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = \"command\"\ncommand = \"a\"\n";
        using var fixture = new ConfigFixture();
        fixture.WithFile("@sys/requirements.toml", demand + Stop);
        var catalog = Load(fixture, $"{Stop}[hooks.state.\"@sys/requirements.toml:stop:0:0\"]\nenabled = false\n");
        Assert.Equal(keys, catalog.Hooks.Select(hook => fixture.Shorten(hook.Key)));
        Assert.Equal((HookTrust.Managed, true, "system"), (catalog.Hooks[0].Trust, catalog.Hooks[0].IsActive, catalog.Hooks[0].Source));
        Assert.All(catalog.Hooks.Skip(1), hook => Assert.False(hook.IsActive));
    }

    [Fact]
    public void Managed_hooks_whose_programs_are_not_there_are_left_out()
    {
        using var fixture = new ConfigFixture();
        fixture.WithFile(
            "@sys/requirements.toml",
            "[hooks]\nmanaged_dir = '/no/such/folder'\nwindows_managed_dir = 'C:\\no\\such'\n[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = \"command\"\ncommand = \"a\"\n");
        var catalog = Load(fixture, "");
        Assert.Empty(catalog.Hooks);
        Assert.Contains("managed_dir", Assert.Single(catalog.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_cannot_vouch_for_its_own_hooks()
    {
        using var fixture = new ConfigFixture();
        fixture.WithUser("[projects.\"@repo\"]\ntrust_level = \"trusted\"\n");
        fixture.WithFile(
            "@repo/.codex/config.toml",
            $"{Bash}\n[hooks.state.\"@repo/.codex/config.toml:pre_tool_use:0:0\"]\ntrusted_hash = \"sha256:764714315dbe4c5371706b6a0b78a3feb320d7ba156e97679691abac82047027\"\n");
        var hook = Assert.Single(fixture.Loader.Load(fixture.Request with { Cwd = fixture.Repository }).Effective!.Hooks.Hooks);
        Assert.Equal(("project", HookTrust.Untrusted), (hook.Source, hook.Trust));
    }

    [Theory]
    [InlineData("""{nope""", "line 1 column 2")]
    [InlineData("""{"hooks":{"Stop":[{"hooks":[{"type":"zzz"}]}]}}""", "unknown variant `zzz`")]
    [InlineData("""{"zz":1}""", "unknown field `zz`")]
    [InlineData("""{"hooks":{"PreToolUse":[{"matcher":"[","hooks":[{"type":"command","command":"x"}]}]}}""", "invalid matcher \"[\"")]
    [InlineData("""{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"  "}]}]}}""", "skipping empty hook command")]
    public void What_is_wrong_is_a_warning_and_runs_nothing(string file, string warning)
    {
        using var fixture = new ConfigFixture();
        fixture.WithFile("@home/hooks.json", file);
        var catalog = Load(fixture, "");
        Assert.Empty(catalog.Hooks);
        Assert.Contains(warning, Assert.Single(catalog.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("*", true)]
    [InlineData("Bash", true)]
    [InlineData("Ba", false)]
    [InlineData("bash", false)]
    [InlineData("update_plan|Bash", true)]
    [InlineData("B.*", true)]
    [InlineData("^(a+)+$", false)]
    public void Matchers_are_names_or_patterns(string? matcher, bool matches) => Assert.Equal(matches, HookMatcher.Matches(matcher, "Bash"));

    private static HookCatalog Load(ConfigFixture fixture, string text) =>
        fixture.WithUser(fixture.Expand(text)).Loader.Load(fixture.Request).Effective!.Hooks;
}
