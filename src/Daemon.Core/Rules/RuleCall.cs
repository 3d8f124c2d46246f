namespace Daemon.Core.Rules;

/// <summary>One call in a rules file, with typed access to its arguments.</summary>
internal sealed record RuleCall(
    string Function, IReadOnlyList<RuleValue> Positional, IReadOnlyDictionary<string, RuleValue> Named, RuleSpan Span)
{
    /// <summary>Puts every argument to its parameter.</summary>
    /// <param name="parameters">In positional order.</param>
    /// <exception cref="RuleSyntaxException">Too many arguments, unknown names, or both forms for one parameter.</exception>
    public IReadOnlyDictionary<string, RuleValue> Bind(IReadOnlyList<string> parameters)
    {
        if (Positional.Count > parameters.Count)
        {
            throw Error($"Too many positional arguments for call to `{Function}`");
        }

        var bound = new Dictionary<string, RuleValue>(StringComparer.Ordinal);
        for (int i = 0; i < Positional.Count; i++)
        {
            bound.Add(parameters[i], Positional[i]);
        }

        foreach ((string name, RuleValue value) in Named)
        {
            if (!parameters.Contains(name))
            {
                throw Error($"Unknown parameter `{name}` for call to `{Function}`; it has {string.Join(", ", parameters)}");
            }

            if (!bound.TryAdd(name, value))
            {
                throw Error($"Parameter `{name}` occurs more than once in call to `{Function}`");
            }
        }

        return bound;
    }

    public string Text(IReadOnlyDictionary<string, RuleValue> bound, string name) => OptionalText(bound, name) ?? throw Missing(name);

    public string? OptionalText(IReadOnlyDictionary<string, RuleValue> bound, string name) => bound.GetValueOrDefault(name) switch
    {
        null => null,
        RuleValue.Text text => text.Value,
        var other => throw WrongType(name, "str", other),
    };

    public IReadOnlyList<RuleValue> List(IReadOnlyDictionary<string, RuleValue> bound, string name) => OptionalList(bound, name) ?? throw Missing(name);

    public IReadOnlyList<RuleValue>? OptionalList(IReadOnlyDictionary<string, RuleValue> bound, string name) => bound.GetValueOrDefault(name) switch
    {
        null => null,
        RuleValue.List list => list.Items,
        var other => throw WrongType(name, "list", other),
    };

    public RuleSyntaxException Error(string message) => new(message, Span);

    private RuleSyntaxException Missing(string name) => Error($"Missing parameter `{name}` for call to `{Function}`");

    private RuleSyntaxException WrongType(string name, string expected, RuleValue actual) =>
        Error($"Type of parameter `{name}` doesn't match, expected `{expected}`, actual `{actual.TypeName} (repr: {actual.Repr})`");
}
