using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Daemon.Core.Rules;

/// <summary>
/// Reads a <c>.rules</c> file: the part of Starlark that such files use. That is calls with positional and named arguments,
/// strings, integers, booleans, <c>None</c>, lists, assignment to names, <c>+</c> on strings and on lists, comments. Statements
/// that compute (<c>def</c>, <c>for</c>, <c>if</c>, <c>load</c>) are refused by name. One instance reads one file.
/// </summary>
internal sealed class RuleFileParser
{
    private const int MaxDepth = 64;

    private readonly IReadOnlyList<RuleToken> _tokens;
    private readonly Dictionary<string, RuleValue> _names = new(StringComparer.Ordinal);
    private readonly RuleBuiltins _builtins = new();
    private int _at;
    private int _depth;

    private RuleFileParser(IReadOnlyList<RuleToken> tokens) => _tokens = tokens;

    private RuleToken Current => _tokens[_at];

    /// <param name="text">The file.</param>
    /// <param name="path">For the error.</param>
    /// <param name="rules">All rules of the file; its examples hold.</param>
    /// <param name="error">The first thing that is wrong.</param>
    public static bool TryParse(
        string text, string path, [NotNullWhen(true)] out RuleSet? rules, [NotNullWhen(false)] out RuleError? error)
    {
        try
        {
            var parser = new RuleFileParser(RuleLexer.Read(text.StartsWith('\uFEFF') ? text[1..] : text));
            parser.ReadStatements();
            rules = parser._builtins.Finish();
            error = null;
            return true;
        }
        catch (RuleSyntaxException e)
        {
            rules = null;
            error = new RuleError(path, e.Message, e.Span);
            return false;
        }
    }

    private void ReadStatements()
    {
        while (Current.Kind != RuleTokenKind.End)
        {
            if (Current.Kind == RuleTokenKind.NewLine)
            {
                _at++;
                continue;
            }

            ReadStatement();
            if (!Accept(";") && Current.Kind != RuleTokenKind.NewLine)
            {
                throw Unexpected("new line");
            }
        }
    }

    private void ReadStatement()
    {
        if (Current is { Kind: RuleTokenKind.Identifier, Text: "def" or "for" or "if" or "load" or "lambda" or "return" or "pass" } keyword)
        {
            throw new RuleSyntaxException($"Parse error: `{keyword.Text}` is not supported in rules files; write the rules out", keyword.Span);
        }

        if (Current.Kind == RuleTokenKind.Identifier && _tokens[_at + 1] is { Kind: RuleTokenKind.Symbol, Text: "=" })
        {
            string name = Current.Text;
            _at += 2;
            _names[name] = ReadExpression();
            return;
        }

        ReadExpression();
    }

    private RuleValue ReadExpression()
    {
        if (++_depth > MaxDepth)
        {
            throw new RuleSyntaxException("Parse error: expression is nested too deeply", Current.Span);
        }

        RuleValue left = ReadTerm();
        while (Current is { Kind: RuleTokenKind.Symbol, Text: "+" } plus)
        {
            _at++;
            left = (left, ReadTerm()) switch
            {
                (RuleValue.Text a, RuleValue.Text b) => new RuleValue.Text(a.Value + b.Value),
                (RuleValue.List a, RuleValue.List b) => new RuleValue.List([.. a.Items, .. b.Items]),
                var (a, b) => throw new RuleSyntaxException($"Operation `+` not supported for types `{a.TypeName}` and `{b.TypeName}`", plus.Span),
            };
        }

        _depth--;
        return left;
    }

    private RuleValue ReadTerm()
    {
        RuleToken token = Current;
        switch (token.Kind)
        {
            case RuleTokenKind.String:
                _at++;
                return new RuleValue.Text(token.Text);
            case RuleTokenKind.Integer:
                _at++;
                return long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                    ? new RuleValue.Number(number)
                    : throw new RuleSyntaxException("Parse error: integer is too large", token.Span);
            case RuleTokenKind.Identifier:
                _at++;
                return Current is { Kind: RuleTokenKind.Symbol, Text: "(" } ? ReadCall(token) : Lookup(token);
            case RuleTokenKind.Symbol when token.Text == "[":
                _at++;
                return new RuleValue.List(ReadItems("]"));
            case RuleTokenKind.Symbol when token.Text == "(":
                _at++;
                RuleValue inner = ReadExpression();
                Expect(")");
                return inner;
            default:
                throw Unexpected("expression");
        }
    }

    private RuleValue Lookup(RuleToken name) => name.Text switch
    {
        "True" => new RuleValue.Boolean(true),
        "False" => new RuleValue.Boolean(false),
        "None" => new RuleValue.None(),
        _ => _names.TryGetValue(name.Text, out RuleValue? value)
            ? value
            : throw new RuleSyntaxException($"Variable `{name.Text}` not found", name.Span),
    };

    private List<RuleValue> ReadItems(string close)
    {
        var items = new List<RuleValue>();
        while (!Accept(close))
        {
            items.Add(ReadExpression());
            if (!Accept(",") && !IsSymbol(close))
            {
                throw Unexpected($"symbol '{close}'");
            }
        }

        return items;
    }

    private RuleValue.None ReadCall(RuleToken name)
    {
        if (!RuleBuiltins.Has(name.Text))
        {
            throw new RuleSyntaxException($"Variable `{name.Text}` not found", name.Span);
        }

        Expect("(");
        var positional = new List<RuleValue>();
        var named = new Dictionary<string, RuleValue>(StringComparer.Ordinal);
        while (!IsSymbol(")"))
        {
            ReadArgument(positional, named);
            if (!Accept(",") && !IsSymbol(")"))
            {
                throw Unexpected("symbol ')'");
            }
        }

        RuleSpan span = new(name.Span.Start, Current.Span.End);
        _at++;
        _builtins.Call(name.Text, new RuleCall(name.Text, positional, named, span));
        return new RuleValue.None();
    }

    private void ReadArgument(List<RuleValue> positional, Dictionary<string, RuleValue> named)
    {
        if (Current.Kind != RuleTokenKind.Identifier || _tokens[_at + 1] is not { Kind: RuleTokenKind.Symbol, Text: "=" })
        {
            if (named.Count > 0)
            {
                throw new RuleSyntaxException("positional argument after a named one", Current.Span);
            }

            positional.Add(ReadExpression());
            return;
        }

        RuleToken name = Current;
        _at += 2;
        RuleValue value = ReadExpression();
        if (!named.TryAdd(name.Text, value))
        {
            throw new RuleSyntaxException("repeated named argument", name.Span);
        }
    }

    private bool IsSymbol(string symbol) => Current.Kind == RuleTokenKind.Symbol && Current.Text == symbol;

    private bool Accept(string symbol)
    {
        bool accepted = IsSymbol(symbol);
        _at += accepted ? 1 : 0;
        return accepted;
    }

    private void Expect(string symbol)
    {
        if (!Accept(symbol))
        {
            throw Unexpected($"symbol '{symbol}'");
        }
    }

    private RuleSyntaxException Unexpected(string expected) =>
        Current.Kind == RuleTokenKind.Invalid
            ? new(Current.Text, Current.Span)
            : new($"Parse error: unexpected {Current.Describe()}, expected {expected}", Current.Span);
}
