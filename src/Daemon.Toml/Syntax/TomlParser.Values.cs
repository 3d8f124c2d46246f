namespace Daemon.Toml.Syntax;

internal sealed partial class TomlParser
{
    private const string TooDeep = "cannot recurse further; max recursion depth met";

    private ValueSyntax ParseValue()
    {
        while (_token.Kind == TomlTokenKind.Equals)
        {
            Report("extra `=`", Expected.Nothing, _token.Start, _token.End);
            Take();
        }

        switch (_token.Kind)
        {
            case TomlTokenKind.LeftBrace:
                return ParseInlineTable();
            case TomlTokenKind.LeftBracket:
                return ParseArray();
            case TomlTokenKind.RightBrace:
                return TakeStrayBrace();
            case TomlTokenKind.RightBracket:
                return TakeStrayBracket();
            case TomlTokenKind.Comment or TomlTokenKind.Comma or TomlTokenKind.Newline or TomlTokenKind.EndOfText
                or TomlTokenKind.Whitespace:
                return new ScalarSyntax(TomlTokenKind.Atom, _token.Start, _token.Start);
            default:
                return ParseScalar();
        }
    }

    /// <summary>Joins what can only be one scalar: <c>1.5</c>, <c>1979-05-27 07:32:00</c>, and unquoted text, to be reported whole.</summary>
    private ScalarSyntax ParseScalar()
    {
        var first = Take();
        if (first.Kind is not (TomlTokenKind.Atom or TomlTokenKind.Dot))
        {
            return new ScalarSyntax(first.Kind, first.Start, first.End);
        }

        while (true)
        {
            if (_token.Kind == TomlTokenKind.Whitespace)
            {
                var ahead = _lexer;
                if (ahead.Next().Kind != TomlTokenKind.Atom)
                {
                    break;
                }

                Take();
            }
            else if (_token.Kind is not (TomlTokenKind.Atom or TomlTokenKind.Dot))
            {
                break;
            }

            Take();
        }

        return new ScalarSyntax(TomlTokenKind.Atom, first.Start, _lastEnd);
    }

    private ArraySyntax ParseArray()
    {
        var start = Take().Start;
        if (_depth == TomlLimits.ValueDepth)
        {
            _diagnostics.Report(TooDeep, start, start + 1);
            SkipToClose(TomlTokenKind.RightBracket);
            return new ArraySyntax([], start, _lastEnd);
        }

        _depth++;
        var items = new List<ValueSyntax>();
        var needsComma = false;
        while (true)
        {
            SkipTrivia();
            switch (_token.Kind)
            {
                case TomlTokenKind.EndOfText:
                    Report("unclosed array", "`]`", _lastEnd);
                    _depth--;
                    return new ArraySyntax([.. items], start, _lastEnd);
                case TomlTokenKind.RightBracket:
                    Take();
                    _depth--;
                    return new ArraySyntax([.. items], start, _lastEnd);
                case TomlTokenKind.Comma:
                    if (!needsComma)
                    {
                        Report("extra comma in array", "value", _token.Start, _token.End);
                    }

                    Take();
                    needsComma = false;
                    break;
                case TomlTokenKind.Equals:
                    Report("unexpected `=` in array", "value, `]`", _token.Start, _token.End);
                    Take();
                    break;
                default:
                    if (needsComma)
                    {
                        Report("missing comma between array elements", "`,`", _token.Start);
                    }

                    items.Add(ParseValue());
                    needsComma = true;
                    break;
            }
        }
    }

    private InlineTableSyntax TakeStrayBrace()
    {
        Report("missing inline table opening", "`{`", _token.Start);
        var token = Take();
        return new InlineTableSyntax([], token.Start, token.End);
    }

    private ArraySyntax TakeStrayBracket()
    {
        Report("missing array opening", "`[`", _token.Start);
        var token = Take();
        return new ArraySyntax([], token.Start, token.End);
    }

    /// <summary>Takes up to and including the bracket that closes the one just taken, minding others of its kind.</summary>
    private void SkipToClose(TomlTokenKind close)
    {
        var open = close == TomlTokenKind.RightBracket ? TomlTokenKind.LeftBracket : TomlTokenKind.LeftBrace;
        var nesting = 1;
        while (nesting > 0 && _token.Kind != TomlTokenKind.EndOfText)
        {
            var kind = Take().Kind;
            nesting += kind == open ? 1 : kind == close ? -1 : 0;
        }
    }
}
