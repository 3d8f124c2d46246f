using System.Globalization;
using System.Text;

namespace Daemon.Core.Rules;

/// <summary>Cuts a rules file into tokens: the lexical part of Starlark. One instance reads one file.</summary>
internal sealed class RuleLexer
{
    private readonly string _text;
    private readonly List<RuleToken> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _depth;

    private RuleLexer(string text) => _text = text;

    private RulePosition Here => new(_line, _at - _lineStart + 1);

    /// <summary>
    /// Line breaks inside brackets are left out. The last token is the end or what is not valid: the parser reports that when it
    /// gets there, so that the first error of the file is the one told.
    /// </summary>
    public static IReadOnlyList<RuleToken> Read(string text)
    {
        var lexer = new RuleLexer(text);
        try
        {
            while (lexer._at < text.Length)
            {
                lexer.ReadToken();
            }
        }
        catch (RuleSyntaxException e)
        {
            lexer._tokens.Add(new RuleToken(RuleTokenKind.Invalid, e.Message, e.Span));
            return lexer._tokens;
        }

        RulePosition end = lexer.Here;
        lexer._tokens.Add(new RuleToken(RuleTokenKind.NewLine, "\n", new RuleSpan(end, end)));
        lexer._tokens.Add(new RuleToken(RuleTokenKind.End, "", new RuleSpan(end, end)));
        return lexer._tokens;
    }

    private void ReadToken()
    {
        char c = _text[_at];
        RulePosition start = Here;
        switch (c)
        {
            case ' ' or '\t' or '\r':
                RefuseIndentation();
                _at++;
                break;
            case '\n':
                _at++;
                if (_depth == 0)
                {
                    Add(RuleTokenKind.NewLine, "\n", start);
                }

                StartLine();
                break;
            case '\\' when At(1) == '\n' || (At(1) == '\r' && At(2) == '\n'):
                _at = _text.IndexOf('\n', _at) + 1;
                StartLine();
                break;
            case '#':
                int end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
                break;
            case '"' or '\'':
                ReadString(start, isRaw: false);
                break;
            case 'r' when At(1) is '"' or '\'':
                _at++;
                ReadString(start, isRaw: true);
                break;
            default:
                ReadWordOrSymbol(c, start);
                break;
        }
    }

    // Blocks need statements that rules files do not have.
    private void RefuseIndentation()
    {
        if (_at != _lineStart || _depth > 0)
        {
            return;
        }

        int end = _at;
        while (end < _text.Length && _text[end] is ' ' or '\t' or '\r')
        {
            end++;
        }

        if (end < _text.Length && _text[end] is not ('\n' or '#'))
        {
            throw new RuleSyntaxException(
                "Parse error: unexpected new indentation block, expected expression", new RuleSpan(Here, new RulePosition(_line, end - _lineStart + 1)));
        }
    }

    private void ReadWordOrSymbol(char c, RulePosition start)
    {
        int begin = _at;
        if (char.IsAsciiLetter(c) || c == '_')
        {
            Skip(ch => char.IsAsciiLetterOrDigit(ch) || ch == '_');
            Add(RuleTokenKind.Identifier, _text[begin.._at], start);
        }
        else if (char.IsAsciiDigit(c))
        {
            Skip(char.IsAsciiDigit);
            Add(RuleTokenKind.Integer, _text[begin.._at], start);
        }
        else if ("()[]{},=+;-:.%*/<>|!".Contains(c, StringComparison.Ordinal))
        {
            _at++;
            _depth = c is '(' or '[' ? _depth + 1 : c is ')' or ']' ? Math.Max(0, _depth - 1) : _depth;
            Add(RuleTokenKind.Symbol, c.ToString(), start);
        }
        else
        {
            throw new RuleSyntaxException($"Parse error: invalid input `{c}`", new RuleSpan(start, new RulePosition(_line, start.Column + 1)));
        }
    }

    private void ReadString(RulePosition start, bool isRaw)
    {
        char quote = _text[_at];
        bool isLong = At(1) == quote && At(2) == quote;
        _at += isLong ? 3 : 1;
        var value = new StringBuilder();
        while (true)
        {
            char? c = At(0);
            if (c is null || (c == '\n' && !isLong))
            {
                throw new RuleSyntaxException("Parse error: unfinished string literal", new RuleSpan(start, Here));
            }

            if (c == quote && (!isLong || (At(1) == quote && At(2) == quote)))
            {
                _at += isLong ? 3 : 1;
                break;
            }

            if (c == '\\' && At(1) is { } escaped)
            {
                ReadEscape(value, escaped, isRaw);
                continue;
            }

            value.Append(c.Value);
            _at++;
            if (c == '\n')
            {
                StartLine();
            }
        }

        Add(RuleTokenKind.String, value.ToString(), start);
    }

    private void ReadEscape(StringBuilder value, char escaped, bool isRaw)
    {
        RulePosition start = Here;
        _at += 2;
        if (isRaw)
        {
            value.Append('\\').Append(escaped);
        }
        else if (escaped is 'x' or 'u' or 'U')
        {
            ReadCodePoint(value, escaped, start);
        }
        else if (escaped != '\n')
        {
            int known = "nrtabfv0\\'\"".IndexOf(escaped, StringComparison.Ordinal);
            value.Append(known < 0 ? $"\\{escaped}" : "\n\r\t\a\b\f\v\0\\'\""[known].ToString());
        }

        if (escaped == '\n')
        {
            StartLine();
        }
    }

    private void ReadCodePoint(StringBuilder value, char kind, RulePosition start)
    {
        int digits = kind switch { 'x' => 2, 'u' => 4, _ => 8 };
        bool isRune = _at + digits <= _text.Length
            & int.TryParse(_text.AsSpan(_at, Math.Min(digits, _text.Length - _at)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code);
        if (!isRune || !Rune.IsValid(code))
        {
            throw new RuleSyntaxException("Parse error: invalid string escape", new RuleSpan(start, Here));
        }

        value.Append(new Rune(code));
        _at += digits;
    }

    private void Skip(Func<char, bool> belongs)
    {
        while (_at < _text.Length && belongs(_text[_at]))
        {
            _at++;
        }
    }

    private char? At(int offset) => _at + offset < _text.Length ? _text[_at + offset] : null;

    private void StartLine()
    {
        _line++;
        _lineStart = _at;
    }

    private void Add(RuleTokenKind kind, string text, RulePosition start) => _tokens.Add(new RuleToken(kind, text, new RuleSpan(start, Here)));
}
