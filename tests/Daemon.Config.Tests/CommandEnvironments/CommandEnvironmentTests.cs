using Daemon.Config.CommandEnvironments;
using Daemon.Config.Tests.Testing;
using Daemon.Config.Values;

namespace Daemon.Config.Tests.CommandEnvironments;

public sealed class CommandEnvironmentTests
{
    private static readonly Dictionary<string, string> Inherited = new()
    {
        ["PATH"] = "/bin", ["HOME"] = "/home/me", ["API_KEY"] = "k", ["My_Token"] = "t", ["FOO"] = "1", ["BAR"] = "2",
    };

    [Theory]
    [InlineData("", "API_KEY BAR FOO HOME My_Token PATH")]
    [InlineData("inherit = 'core'", "HOME PATH")]
    [InlineData("inherit = 'none'", "")]
    [InlineData("ignore_default_excludes = false", "BAR FOO HOME PATH")]
    [InlineData("exclude = ['foo', 'B?R', '*_key']", "HOME My_Token PATH")]
    [InlineData("exclude = ['NEW']\nset = { NEW = 'n' }", "API_KEY BAR FOO HOME My_Token NEW PATH")]
    [InlineData("include_only = ['PATH', 'N*']\nset = { NEW = 'n', OTHER = 'o' }", "NEW PATH")]
    [InlineData("filters = { 'PATH' = 'include', 'F*' = 'include', 'foo' = 'exclude' }", "PATH")]
    [InlineData("inherit = 'none'\nset = { SECRET = 's' }\nignore_default_excludes = false", "SECRET")]
    public void The_policy_applies_in_its_order(string toml, string expected)
    {
        var policy = EnvironmentPolicyReader.Read(new TableReader(TomlText.Parse(toml)));

        Assert.Equal(expected, string.Join(' ', CommandEnvironment.Build(policy, Inherited).Keys.Order(StringComparer.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(true, "1")]
    [InlineData(false, null)]
    public void Identity_and_quiet_settings_are_added_whatever_the_policy(bool networkDisabled, string? flag)
    {
        var policy = EnvironmentPolicyReader.Read(new TableReader(TomlText.Parse("inherit = 'none'")));

        var variables = CommandEnvironment.Build(policy, Inherited, new CommandIdentity("t", "s", "c", "0.169.0", networkDisabled));

        Assert.Equal(flag, variables.GetValueOrDefault("CODEX_SANDBOX_NETWORK_DISABLED"));
        Assert.Equal(networkDisabled ? 16 : 15, variables.Count);
        Assert.Equal(
            ["t", "s", "c", "0.169.0", "1", "dumb", "", "C.UTF-8", "cat"],
            new[] { "CODEX_THREAD_ID", "CODEX_SESSION_ID", "CODEX_TOOL_CALL_ID", "CODEX_VERSION", "NO_COLOR", "TERM", "COLORTERM", "LC_ALL", "GH_PAGER" }
                .Select(name => variables[name]));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbb", false)]
    [InlineData("*KEY*", "monkey", true)]
    [InlineData("?", "", false)]
    [InlineData("a?c**", "AbC", true)]
    [InlineData("*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Wildcards(string pattern, string name, bool expected) => Assert.Equal(expected, NamePattern.Matches(pattern, name));
}
