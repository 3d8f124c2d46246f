using Daemon.Core.Rules;

namespace Daemon.Core.Tests.Rules;

public sealed class RuleSetTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("rules-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void TheStrictestRuleWinsAcrossCommands()
    {
        RuleEvaluation evaluation = Rules().Evaluate([["git", "status"], ["git", "push", "-f"], ["ls"]]);
        Assert.Equal(RuleDecision.Forbidden, evaluation.Decision);
        Assert.Equal("no", evaluation.Justification);
        Assert.Equal(["git", "git", "git push"], evaluation.Matches.Select(m => string.Join(' ', m.MatchedPrefix)));
        Assert.Equal([["ls"]], evaluation.Unmatched);
        Assert.False(evaluation.AllowsAll);
    }

    [Fact]
    public void OnlyWhenEveryCommandIsAllowedTheScriptIs()
    {
        Assert.True(Rules().Evaluate([["git"], ["git", "log"]]).AllowsAll);
        Assert.False(Rules().Evaluate([["git"], ["ls"]]).AllowsAll);
        Assert.Null(Rules().Evaluate([["ls"]]).Decision);
    }

    [Fact]
    public void AnAbsolutePathNeedsADeclaration()
    {
        RuleSet rules = RuleSet.Empty.WithAllowed(["ls"])
            .With(new RuleSet([], [], new Dictionary<string, IReadOnlyList<string>> { ["ls"] = ["/bin/ls"] }));
        RuleMatch match = Assert.Single(rules.Evaluate([["/bin/ls", "x"]]).Matches);
        Assert.Equal(("ls", "/bin/ls"), (Assert.Single(match.MatchedPrefix), match.ResolvedProgram));
        Assert.Null(rules.Evaluate([["/usr/bin/ls", "x"]]).Decision);
        Assert.Null(rules.Evaluate([["/bin/ls", "x"]], resolvePaths: false).Decision);
    }

    [Fact]
    public void ReadsAllRulesFilesOfAllFolders()
    {
        Write("one/b.rules", "prefix_rule(pattern=[\"b\"])");
        Write("one/a.rules", "prefix_rule(pattern=[\"a\"])");
        Write("one/c.txt", "not rules");
        Write("two/d.rules", "prefix_rule(pattern=[\"d\"])");
        RuleSet rules = RuleSet.FromFolders([At("one"), At("missing"), At("two")], out RuleError? error);
        Assert.Null(error);
        Assert.Equal(["a", "b", "d"], rules.PrefixRules.Select(rule => rule.Pattern[0][0]));
    }

    [Fact]
    public void OneBadFileDropsAll()
    {
        Write("one/a.rules", "prefix_rule(pattern=[\"a\"])");
        Write("one/b.rules", "prefix_rule(");
        RuleSet rules = RuleSet.FromFolders([At("one")], out RuleError? error);
        Assert.Equal(At("one/b.rules"), error?.Path);
        Assert.Empty(rules.PrefixRules);
    }

    [Fact]
    public void AnAmendmentIsAppendedOnceAndReadBack()
    {
        string path = At("new/default.rules");
        string[] prefix = ["echo", "a \"b\"\\\n\u0001\u00e9"];
        RuleAmendments.AppendAllow(path, ["touch", "/x"]);
        RuleAmendments.AppendAllow(path, prefix);
        RuleAmendments.AppendAllow(path, prefix);
        Assert.StartsWith("prefix_rule(pattern=[\"touch\", \"/x\"], decision=\"allow\")\n", File.ReadAllText(path), StringComparison.Ordinal);
        RuleSet rules = RuleSet.FromFolders([At("new")], out RuleError? error);
        Assert.Null(error);
        Assert.Equal(2, rules.PrefixRules.Count);
        Assert.True(rules.Evaluate([prefix]).AllowsAll);
    }

    [Fact]
    public void AMissingFinalNewlineIsAdded()
    {
        Write("r/x.rules", "# mine");
        RuleAmendments.AppendAllow(At("r/x.rules"), ["a"]);
        Assert.Equal("# mine\nprefix_rule(pattern=[\"a\"], decision=\"allow\")\n", File.ReadAllText(At("r/x.rules")));
    }

    [Theory]
    [InlineData("touch a", "touch", "touch")]
    [InlineData("touch a", "", "touch a")]
    [InlineData("touch a", "rm", "touch a")]
    [InlineData("touch a;touch b", "touch", "touch")]
    [InlineData("git log;touch a;ls", "touch", "touch a")]
    [InlineData("git log;touch a", "touch", "touch")]
    [InlineData("python3 -c x", "python3 -c", "python3 -c x")]
    [InlineData("/usr/bin/python3 x", "/usr/bin/python3", "/usr/bin/python3 x")]
    [InlineData("git log", "", null)]
    [InlineData("git push;touch a", "touch", null)]
    public void OffersThePrefixThatSettlesTheScript(string commands, string proposed, string? expected)
    {
        IReadOnlyList<string>? offer = RuleAmendments.Derive(
            Rules(), [.. commands.Split(';').Select(c => c.Split(' '))], proposed.Length == 0 ? null : proposed.Split(' '));
        Assert.Equal(expected, offer is null ? null : string.Join(' ', offer));
    }

    private static RuleSet Rules() => new(
        [PrefixRule.Allow(["git"]), new PrefixRule([["git"], ["push", "fetch"]], RuleDecision.Forbidden, "no")],
        [],
        new Dictionary<string, IReadOnlyList<string>>());

    private string At(string path) => Path.Join(_root, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }
}
