using Daemon.Core.Rules;

namespace Daemon.Core.Tests.Rules;

public sealed class RuleFileParserTests
{
    [Theory]
    [InlineData("prefix_rule(pattern=[\"a\", [\"b\", 'c']])", "a c d", "Allow")]
    [InlineData("prefix_rule([\"a\"], \"prompt\")", "a", "Prompt")]
    [InlineData("prefix_rule(\n  pattern = [\n    \"a\", # the program\n    r'b',\n  ],\n  decision = \"forbidden\",\n)\n", "a b", "Forbidden")]
    [InlineData("x = [\"a\"]\ny = \"b\" + \"c\"\nprefix_rule(pattern=x + [y])", "a bc", "Allow")]
    [InlineData("prefix_rule(pattern=[\"z\"]); prefix_rule(pattern=[\"a\"])", "a", "Allow")]
    [InlineData("prefix_rule(pattern=[\"\"\"a\"\"\", '''b''', \"\\x63\\u0064\"])", "a b cd", "Allow")]
    [InlineData("prefix_rule(pattern=(\n[\"a\"]\n)) \\\n\n# end", "a", "Allow")]
    [InlineData("\uFEFF\r\nprefix_rule(pattern=[\"a\"])\r\n   \r\n", "a", "Allow")]
    [InlineData("prefix_rule(pattern=[\"git\", [\"push\",\"fetch\"]], decision=\"prompt\", match=[\"git push 'a b'\"], not_match=[[\"git\",\"status\"]])", "git push", "Prompt")]
    [InlineData("prefix_rule(pattern=[\"ls\"], match=[\"/bin/ls x\"])\nhost_executable(name=\"ls\", paths=[\"/bin/ls\"])", "/bin/ls", "Allow")]
    public void ReadsRules(string text, string command, string decision) =>
        Assert.Equal(decision, Parse(text).Evaluate([command.Split(' ')]).Decision.ToString());

    [Theory]
    [InlineData("prefix_rule(pattern=[\"a\")", "Parse error: unexpected symbol ')', expected symbol ']'", "1:25-1:26")]
    [InlineData("prefix_rule(pattern=[\"a\"]) prefix_rule()", "Parse error: unexpected identifier 'prefix_rule', expected new line", "1:28-1:39")]
    [InlineData("prefix_rule(pattern=[\"a\" \"b\"])", "Parse error: unexpected string literal \"b\", expected symbol ']'", "1:26-1:29")]
    [InlineData("\nprefix_rule(pattern=[\"a\"]", "Parse error: unexpected new line, expected symbol ')'", "2:26-2:26")]
    [InlineData("\"open\n", "Parse error: unfinished string literal", "1:1-1:6")]
    [InlineData("\"\\x4\"", "Parse error: invalid string escape", "1:2-1:4")]
    [InlineData("$", "Parse error: invalid input `$`", "1:1-1:2")]
    [InlineData("  prefix_rule(pattern=[\"a\"])", "Parse error: unexpected new indentation block, expected expression", "1:1-1:3")]
    [InlineData("for x in []:\n    foo()", "Parse error: `for` is not supported in rules files; write the rules out", "1:1-1:4")]
    [InlineData("foo(a=1)", "Variable `foo` not found", "1:1-1:4")]
    [InlineData("prefix_rule(pattern=[y])", "Variable `y` not found", "1:22-1:23")]
    [InlineData("prefix_rule(pattern=[\"a\"], pattern=[\"b\"])", "repeated named argument", "1:28-1:35")]
    [InlineData("x = [\"a\"] + \"b\"", "Operation `+` not supported for types `list` and `string`", "1:11-1:12")]
    [InlineData("prefix_rule()", "Missing parameter `pattern` for call to `prefix_rule`", "1:1-1:14")]
    [InlineData("prefix_rule(pattern=\"a\")", "Type of parameter `pattern` doesn't match, expected `list`, actual `string (repr: \"a\")`", "1:1-1:25")]
    [InlineData("prefix_rule(pattern=[\"a\"], decision=1)", "Type of parameter `decision` doesn't match, expected `str`, actual `int (repr: 1)`", "1:1-1:39")]
    [InlineData("prefix_rule(pattern=[\"a\"], decision=None)", "Type of parameter `decision` doesn't match, expected `str`, actual `NoneType (repr: None)`", "1:1-1:42")]
    [InlineData("prefix_rule(pattern=[\"a\"], patern=1)", "Unknown parameter `patern` for call to `prefix_rule`; it has pattern, decision, match, not_match, justification", "1:1-1:37")]
    [InlineData("prefix_rule([\"a\"], pattern=[\"a\"])", "Parameter `pattern` occurs more than once in call to `prefix_rule`", "1:1-1:34")]
    [InlineData("prefix_rule(pattern=[\"a\"], decision=\"zz\")", "invalid decision: zz", "1:1-1:42")]
    [InlineData("prefix_rule(pattern=[\"a\"], decision=\"prompt-user\")", "invalid decision: prompt-user", "1:1-1:51")]
    [InlineData("prefix_rule(\npattern=[])", "invalid pattern element: pattern cannot be empty", "1:1-2:12")]
    [InlineData("prefix_rule(pattern=[[]])", "invalid pattern element: pattern alternatives cannot be empty", "1:1-1:26")]
    [InlineData("prefix_rule(pattern=[1])", "invalid pattern element: pattern element must be a string or list of strings (got int)", "1:1-1:25")]
    [InlineData("prefix_rule(pattern=[\"a\"], justification=\" \")", "invalid rule: justification cannot be empty", "1:1-1:46")]
    [InlineData("prefix_rule(pattern=[\"a\"], match=[\"\"])", "invalid example: example cannot be an empty string", "1:1-1:39")]
    [InlineData("prefix_rule(pattern=[\"a\"], match=[\"a 'b\"])", "invalid example: example string has invalid shell syntax", "1:1-1:43")]
    [InlineData("prefix_rule(pattern=[\"a\"], match=[1])", "invalid example: example must be a string or list of strings (got int)", "1:1-1:38")]
    [InlineData("prefix_rule(pattern=[\"a\"], match=[\"ls\"])", "expected every example to match at least one rule. unmatched examples: [\"ls\"]", "1:1-1:41")]
    [InlineData("prefix_rule(pattern=[\"a\"], not_match=[[\"a\", \"b c\"]])", "expected example to not match rule: a 'b c'", "1:1-1:53")]
    [InlineData("host_executable(name=\"\", paths=[])", "invalid rule: host_executable name cannot be empty", "1:1-1:35")]
    [InlineData("host_executable(name=\"/bin/ls\", paths=[])", "invalid rule: host_executable name must be a bare executable name (got /bin/ls)", "1:1-1:42")]
    [InlineData("host_executable(name=\"ls\", paths=[\"bin/ls\"])", "invalid rule: host_executable paths must be absolute (got bin/ls)", "1:1-1:45")]
    [InlineData("host_executable(name=\"ls\", paths=[\"/bin/cat\"])", "invalid rule: host_executable path `/bin/cat` must have basename `ls`", "1:1-1:47")]
    [InlineData("network_rule(host=\"*.x\", protocol=\"http\", decision=\"deny\")", "invalid rule: network_rule host must be a specific host; wildcards are not allowed", "1:1-1:59")]
    [InlineData("network_rule(host=\"\", protocol=\"http\", decision=\"deny\")", "invalid rule: network_rule host cannot be empty", "1:1-1:56")]
    [InlineData("network_rule(host=\"http://x\", protocol=\"http\", decision=\"deny\")", "invalid rule: network_rule host must be a hostname or IP literal (without scheme or path)", "1:1-1:64")]
    [InlineData("network_rule(host=\"x\", protocol=\"ftp\", decision=\"deny\")", "invalid rule: network_rule protocol must be one of http, https, socks5_tcp, socks5_udp (got ftp)", "1:1-1:56")]
    [InlineData("network_rule(host=\"x\", protocol=\"http\")", "Missing parameter `decision` for call to `network_rule`", "1:1-1:40")]
    public void RefusesWithPlaceAndReason(string text, string message, string span)
    {
        Assert.False(RuleFileParser.TryParse(text, "/r/x.rules", out _, out RuleError? error));
        Assert.Equal(message, error.Message);
        RuleSpan at = error.Span!.Value;
        Assert.Equal(span, $"{at.Start.Line}:{at.Start.Column}-{at.End.Line}:{at.End.Column}");
        Assert.Equal($"failed to parse rules file /r/x.rules: {message}\n --> /r/x.rules:{at.Start.Line}:{at.Start.Column}", error.Details);
    }

    [Theory]
    [InlineData("Example.COM.", "example.com")]
    [InlineData("x.com:80", "x.com")]
    [InlineData("[::1]:80", "::1")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    public void NormalisesHosts(string written, string host) =>
        Assert.Equal(
            new NetworkRule(host, NetworkRuleProtocol.Socks5Tcp, RuleDecision.Forbidden, "j"),
            Assert.Single(Parse($"network_rule(host=\"{written}\", protocol=\"socks5_tcp\", decision=\"deny\", justification=\"j\")").NetworkRules));

    [Fact]
    public void RandomTextIsReadOrRefusedWithAPlaceInIt()
    {
        string[] pieces = ["prefix_rule", "(", ")", "[", "]", "pattern", "=", "\"a\"", "'", "\"", "\\", ",", "+", "\n", " ", "x", "1", "#", "None", ";", "r", "\\u12"];
        var random = new Random(3);
        int read = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (RuleFileParser.TryParse(text, "f", out _, out RuleError? error))
            {
                read++;
                continue;
            }

            RuleSpan span = error.Span!.Value;
            Assert.InRange(span.Start.Line, 1, text.Count(c => c == '\n') + 1);
            Assert.True((span.End.Line, span.End.Column).CompareTo((span.Start.Line, span.Start.Column)) >= 0, text);
        }

        Assert.InRange(read, 1, 19_999);
    }

    [Fact]
    public void DeepNestingIsAnError()
    {
        Assert.False(RuleFileParser.TryParse(new string('[', 100_000), "f", out _, out RuleError? error));
        Assert.Equal("Parse error: expression is nested too deeply", error.Message);
    }

    private static RuleSet Parse(string text)
    {
        Assert.True(RuleFileParser.TryParse(text, "/r/x.rules", out RuleSet? rules, out RuleError? error), error?.Details);
        return rules;
    }
}
