using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.MacOS;
using Daemon.Execution.Tests.Sandbox.Verdicts;

namespace Daemon.Execution.Tests.Sandbox.MacOS;

/// <summary>The text of policies, and what no path may do to it.</summary>
public sealed class SeatbeltPolicyTests : IDisposable
{
    private readonly VerdictTree _tree = new();

    public static TheoryData<string> Profiles => ["read-only", "workspace", "network", "proxied-local", "sockets", "minimal", "reopened", "globs", "later", "carved-open"];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Policies_are_as_written_down(string profile)
    {
        SandboxPlan plan = _tree.Plan(profile, StringComparison.OrdinalIgnoreCase);
        SeatbeltPolicy policy = SeatbeltPolicy.Build(plan.Network == NetworkMode.Proxied ? plan with { ProxyPorts = [28431, 28432] } : plan, "/private/var/caches");
        string text = $"{policy.Text}\n{string.Join('\n', policy.Parameters.Select(parameter => $"-D{parameter.Name}={parameter.Value}"))}\n";
        Golden.Check(
            $"seatbelt-{profile}.txt",
            text.Replace(_tree.Folder.Replace("-", "\\-", StringComparison.Ordinal), "$F", StringComparison.Ordinal).Replace(_tree.Folder, "$F", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/w/with \"quotes\"")]
    [InlineData("/w/) (allow default")]
    [InlineData("/w/line\nbreak")]
    [InlineData("/w/back\\slash \\\" and (param \"PATH_1\")")]
    [InlineData("/w/ünïcode–☃")]
    [InlineData("/w/a=b;c #| |#")]
    public void A_path_never_says_anything_in_the_policy(string path)
    {
        SeatbeltPolicy policy = Policy(new PathRule(path, PathAccess.Write, PathState.Folder, PathRuleOrigin.Profile));
        Assert.DoesNotContain(path, policy.Text, StringComparison.Ordinal);
        var evaluator = new SbplEvaluator(policy);
        Assert.Equal('w', evaluator.AccessTo(path + "/x"));
        Assert.Equal('r', evaluator.AccessTo("/w/other"));
        Assert.Contains($"-D{policy.Parameters[0].Name}={path}", SeatbeltCommand.Build(policy, ["true"]));
    }

    [Theory]
    [InlineData("/w", "*.\"x", "/w/a.\"x", true)]
    [InlineData("/w", "**/a(b).[ab]", "/w/c/a(b).b", true)]
    [InlineData("/w", "**/a(b).[ab]", "/w/c/ab.b", false)]
    [InlineData("/w", "a\\b*", "/w/a\\bc", true)]
    [InlineData("/w", "[!a]x", "/w/bx", true)]
    [InlineData("/w", "[!a]x", "/w//x", false)]
    [InlineData("/w", "[unclosed*", "/w/[unclosed1", true)]
    [InlineData("/w", "a.b*", "/w/aXb", false)]
    [InlineData("/w", "**", "/w/a/b/c", true)]
    [InlineData("/w", "a**", "/w/a/b/c", true)]
    [InlineData("/w", "k?", "/w/KEY", false)]
    [InlineData("/w", "key*", "/w/KEYS/below", true)]
    [InlineData("/w (1)+", "x*", "/w (1)+/x1", true)]
    public void Patterns_become_expressions(string folder, string pattern, string path, bool hidden)
    {
        SeatbeltPolicy policy = SeatbeltPolicy.Build(
            new SandboxPlan(PathAccess.Read, [], [], NetworkMode.None) { DenyPatterns = [GlobPattern.Below(folder, pattern, StringComparison.OrdinalIgnoreCase)] }, null);
        Assert.Equal(hidden ? '-' : 'r', new SbplEvaluator(policy).AccessTo(path));
    }

    [Theory]
    [InlineData("a\nb*")]
    [InlineData("*\u0001")]
    public void A_pattern_without_a_spelling_is_refused(string pattern)
    {
        var plan = new SandboxPlan(PathAccess.Read, [], [], NetworkMode.None) { DenyPatterns = [GlobPattern.Below("/w", pattern)] };
        var refused = Assert.Throws<CommandStartException>(() => SeatbeltPolicy.Build(plan, null));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, refused.Failure);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }

    [Theory]
    [InlineData()]
    [InlineData(0)]
    [InlineData(28431, 65536)]
    [InlineData(-1)]
    public void A_port_without_a_spelling_is_refused(params int[] ports) => Assert.Throws<CommandStartException>(
        () => SeatbeltPolicy.Build(new SandboxPlan(PathAccess.Read, [], [], NetworkMode.Proxied) { ProxyPorts = ports }, null));

    [Fact]
    public void A_missing_protected_name_cannot_be_made_in_another_case()
    {
        var policy = new SbplEvaluator(SeatbeltPolicy.Build(_tree.Plan("workspace", StringComparison.OrdinalIgnoreCase), null));
        Assert.False(policy.Allows("file-write-create", _tree.Folder + "/ws/.Codex"));
        Assert.False(policy.Allows("file-write-create", _tree.Folder + "/ws/.CODEX/config.toml"));
        Assert.True(policy.Allows("file-write-create", _tree.Folder + "/ws/.codexes"));
    }

    [Fact]
    public void Folders_around_a_rule_keep_their_names()
    {
        var policy = new SbplEvaluator(SeatbeltPolicy.Build(_tree.Plan("carved", StringComparison.OrdinalIgnoreCase), null));
        Assert.False(policy.Allows("file-write-unlink", _tree.Folder + "/ws"));
        Assert.True(policy.Allows("file-write-unlink", _tree.Folder + "/ws/docs"));
        var reopened = new SbplEvaluator(SeatbeltPolicy.Build(_tree.Plan("reopened", StringComparison.OrdinalIgnoreCase), null));
        Assert.False(reopened.Allows("file-write-unlink", _tree.Folder + "/ws/docs"));
    }

    [Fact]
    public void Folders_around_what_is_seen_are_seen_to_exist()
    {
        var policy = new SbplEvaluator(SeatbeltPolicy.Build(_tree.Plan("minimal", StringComparison.OrdinalIgnoreCase), null));
        Assert.True(policy.Allows("file-read-metadata", _tree.Folder));
        Assert.False(policy.Allows("file-read-data", _tree.Folder));
        Assert.False(policy.Allows("file-read-metadata", _tree.Folder + "/secret"));
    }

    [Fact]
    public void The_null_device_is_written_to_only_as_a_device()
    {
        var policy = new SbplEvaluator(SeatbeltPolicy.Build(_tree.Plan("read-only", StringComparison.OrdinalIgnoreCase), null));
        Assert.False(policy.Allows("file-write-data", "/dev/null"));
        Assert.False(policy.Allows("file-write-create", "/dev/disk0"));
        Assert.Contains("(vnode-type CHARACTER-DEVICE)", SeatbeltGroups.Devices, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_is_too_long_is_refused()
    {
        List<PathRule> rules = [];
        for (int i = 0; i < 20_000; i++)
        {
            rules.Add(new PathRule($"/w/{i:d20}", PathAccess.Hidden, PathState.File, PathRuleOrigin.DenyPattern));
        }

        Assert.Throws<CommandStartException>(() => SeatbeltCommand.Build(
            SeatbeltPolicy.Build(new SandboxPlan(PathAccess.Read, rules, [], NetworkMode.None), null), ["true"]));
    }

    [Fact]
    public void The_wrapper_is_named_absolutely_and_the_command_comes_behind_a_separator()
    {
        IReadOnlyList<string> arguments = SeatbeltCommand.Build(Policy(), ["/bin/sh", "-Dx=y"]);
        Assert.Equal("/usr/bin/sandbox-exec", arguments[0]);
        Assert.Equal(["--", "/bin/sh", "-Dx=y"], arguments.TakeLast(3));
    }

    [Fact]
    public void Sockets_may_be_given_where_the_network_is_off()
    {
        var policy = new SbplEvaluator(SeatbeltPolicy.Build(
            new SandboxPlan(PathAccess.Read, [], [], NetworkMode.None) { UnixSockets = ["/run/\" a.sock"] }, null));
        Assert.True(policy.Reaches("unix:/run/\" a.sock"));
        Assert.False(policy.Reaches("unix:/run/b.sock"));
        Assert.False(policy.Reaches("127.0.0.1:80"));
    }

    public void Dispose() => _tree.Dispose();

    private static SeatbeltPolicy Policy(params PathRule[] rules) =>
        SeatbeltPolicy.Build(new SandboxPlan(PathAccess.Read, rules, [], NetworkMode.None), null);
}
