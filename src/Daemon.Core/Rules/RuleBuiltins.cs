namespace Daemon.Core.Rules;

/// <summary>The functions of a rules file. Collects what they declare; one instance for one file.</summary>
internal sealed class RuleBuiltins
{
    private readonly List<PrefixRule> _prefixRules = [];
    private readonly List<NetworkRule> _networkRules = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _hostExecutables = new(StringComparer.Ordinal);
    private readonly List<(RuleCall Call, PrefixRule Rule, IReadOnlyList<Example> Match, IReadOnlyList<Example> NotMatch)> _examples = [];

    public static bool Has(string function) => function is "prefix_rule" or "host_executable" or "network_rule";

    /// <exception cref="RuleSyntaxException">The arguments are not valid.</exception>
    public void Call(string function, RuleCall call)
    {
        switch (function)
        {
            case "prefix_rule":
                AddPrefixRule(call);
                break;
            case "host_executable":
                AddHostExecutable(call);
                break;
            case "network_rule":
                AddNetworkRule(call);
                break;
            default:
                throw new ArgumentException($"No function {function}.", nameof(function));
        }
    }

    /// <summary>Checks the examples, which may need executables that are declared further down.</summary>
    /// <exception cref="RuleSyntaxException">An example does not hold.</exception>
    public RuleSet Finish()
    {
        foreach ((RuleCall call, PrefixRule rule, IReadOnlyList<Example> match, IReadOnlyList<Example> notMatch) in _examples)
        {
            var alone = new RuleSet([rule], [], _hostExecutables);
            if (notMatch.FirstOrDefault(e => IsMatched(alone, e)) is { } matched)
            {
                throw call.Error($"expected example to not match rule: {matched.Display}");
            }

            string[] unmatched = [.. match.Where(e => !IsMatched(alone, e)).Select(e => e.Display)];
            if (unmatched.Length > 0)
            {
                throw call.Error($"expected every example to match at least one rule. unmatched examples: {RuleText.QuoteList(unmatched)}");
            }
        }

        return new RuleSet(_prefixRules, _networkRules, _hostExecutables);
    }

    private static bool IsMatched(RuleSet rules, Example example) => rules.Evaluate([example.Words]).Decision is not null;

    private void AddPrefixRule(RuleCall call)
    {
        var bound = call.Bind(["pattern", "decision", "match", "not_match", "justification"]);
        var pattern = call.List(bound, "pattern").Select(element => Alternatives(call, element)).ToArray();
        if (pattern.Length == 0)
        {
            throw call.Error("invalid pattern element: pattern cannot be empty");
        }

        RuleDecision decision = Decision(call, call.OptionalText(bound, "decision") ?? "allow", forbidden: "forbidden");
        var rule = new PrefixRule(pattern, decision, Justification(call, bound));
        IReadOnlyList<Example> match = Examples(call, call.OptionalList(bound, "match"));
        IReadOnlyList<Example> notMatch = Examples(call, call.OptionalList(bound, "not_match"));
        _prefixRules.Add(rule);
        _examples.Add((call, rule, match, notMatch));
    }

    private static string[] Alternatives(RuleCall call, RuleValue element) => element switch
    {
        RuleValue.Text word => [word.Value],
        RuleValue.List { Items.Count: 0 } => throw call.Error("invalid pattern element: pattern alternatives cannot be empty"),
        RuleValue.List list => [.. list.Items.Select(item => item is RuleValue.Text text
            ? text.Value
            : throw call.Error($"invalid pattern element: pattern alternative must be a string (got {item.TypeName})"))],
        _ => throw call.Error($"invalid pattern element: pattern element must be a string or list of strings (got {element.TypeName})"),
    };

    private static Example[] Examples(RuleCall call, IReadOnlyList<RuleValue>? values) =>
        values is null ? [] : [.. values.Select(value => ReadExample(call, value))];

    private static Example ReadExample(RuleCall call, RuleValue value)
    {
        switch (value)
        {
            case RuleValue.Text text:
                IReadOnlyList<string> words = ShellWords.Split(text.Value)
                    ?? throw call.Error("invalid example: example string has invalid shell syntax");
                return words.Count > 0
                    ? new Example(text.Value, words)
                    : throw call.Error("invalid example: example cannot be an empty string");
            case RuleValue.List { Items.Count: 0 }:
                throw call.Error("invalid example: example cannot be an empty list");
            case RuleValue.List list:
                string[] argv = [.. list.Items.Select(item => item is RuleValue.Text word
                    ? word.Value
                    : throw call.Error($"invalid example: example must be a list of strings (got {item.TypeName})"))];
                return new Example(Commands.CommandDisplay.Join(argv), argv);
            default:
                throw call.Error($"invalid example: example must be a string or list of strings (got {value.TypeName})");
        }
    }

    private void AddHostExecutable(RuleCall call)
    {
        var bound = call.Bind(["name", "paths"]);
        string name = call.Text(bound, "name");
        if (name.Length == 0)
        {
            throw call.Error("invalid rule: host_executable name cannot be empty");
        }

        if (Path.GetFileName(name) != name)
        {
            throw call.Error($"invalid rule: host_executable name must be a bare executable name (got {name})");
        }

        var paths = new List<string>();
        foreach (RuleValue value in call.List(bound, "paths"))
        {
            if (value is not RuleValue.Text { Value: var path })
            {
                throw call.Error($"invalid rule: host_executable paths must be strings (got {value.TypeName})");
            }

            if (!Path.IsPathFullyQualified(path))
            {
                throw call.Error($"invalid rule: host_executable paths must be absolute (got {path})");
            }

            if (Path.GetFileName(path) != name)
            {
                throw call.Error($"invalid rule: host_executable path `{path}` must have basename `{name}`");
            }

            paths.Add(path);
        }

        _hostExecutables[name] = paths;
    }

    private void AddNetworkRule(RuleCall call)
    {
        var bound = call.Bind(["host", "protocol", "decision", "justification"]);
        string host = Host(call, call.Text(bound, "host"));
        string protocol = call.Text(bound, "protocol");
        _networkRules.Add(new NetworkRule(
            host,
            protocol switch
            {
                "http" => NetworkRuleProtocol.Http,
                "https" => NetworkRuleProtocol.Https,
                "socks5_tcp" => NetworkRuleProtocol.Socks5Tcp,
                "socks5_udp" => NetworkRuleProtocol.Socks5Udp,
                _ => throw call.Error(
                    $"invalid rule: network_rule protocol must be one of http, https, socks5_tcp, socks5_udp (got {protocol})"),
            },
            Decision(call, call.Text(bound, "decision"), forbidden: "deny"),
            Justification(call, bound)));
    }

    private static string Host(RuleCall call, string written)
    {
        string host = written.Trim().ToLowerInvariant().TrimEnd('.');
        if (host.Length == 0)
        {
            throw call.Error("invalid rule: network_rule host cannot be empty");
        }

        if (host.Contains('*', StringComparison.Ordinal))
        {
            throw call.Error("invalid rule: network_rule host must be a specific host; wildcards are not allowed");
        }

        // A port is dropped: rules are about hosts. Several colons are an IPv6 address.
        int colon = host.IndexOf(':', StringComparison.Ordinal);
        host = host.StartsWith('[') && host.IndexOf(']', StringComparison.Ordinal) is > 0 and var close ? host[1..close]
            : colon > 0 && host.LastIndexOf(':') == colon && host[(colon + 1)..].All(char.IsAsciiDigit) ? host[..colon]
            : host;
        return Uri.CheckHostName(host) == UriHostNameType.Unknown
            ? throw call.Error("invalid rule: network_rule host must be a hostname or IP literal (without scheme or path)")
            : host;
    }

    private static RuleDecision Decision(RuleCall call, string word, string forbidden) => word switch
    {
        "allow" => RuleDecision.Allow,
        "prompt" => RuleDecision.Prompt,
        "forbidden" => RuleDecision.Forbidden,
        _ when word == forbidden => RuleDecision.Forbidden,
        _ => throw call.Error($"invalid decision: {word}"),
    };

    private static string? Justification(RuleCall call, IReadOnlyDictionary<string, RuleValue> bound)
    {
        string? text = call.OptionalText(bound, "justification");
        return text is not null && string.IsNullOrWhiteSpace(text) ? throw call.Error("invalid rule: justification cannot be empty") : text;
    }

    private sealed record Example(string Display, IReadOnlyList<string> Words);
}
