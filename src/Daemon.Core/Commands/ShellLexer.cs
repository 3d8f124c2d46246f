using System.Text;

namespace Daemon.Core.Commands;

/// <summary>
/// Cuts a POSIX shell script into words and operators. It reads any text without failing: what it does not understand becomes
/// <see cref="ShellTokenKind.Other"/>, which callers treat as "not a plain script". One instance reads one script.
/// </summary>
internal sealed class ShellLexer
{
    private readonly string _script;
    private readonly List<ShellToken> _tokens = [];
    private readonly List<string> _substitutions = [];
    private readonly Queue<(string Delimiter, bool StripTabs)> _pendingDocuments = new();
    private int _at;

    private ShellLexer(string script) => _script = script;

    /// <param name="script">Any text.</param>
    /// <param name="substitutions">The scripts inside <c>$(...)</c> and backticks.</param>
    public static IReadOnlyList<ShellToken> Read(string script, out IReadOnlyList<string> substitutions)
    {
        var lexer = new ShellLexer(script);
        while (lexer._at < script.Length)
        {
            lexer.ReadToken();
        }

        substitutions = lexer._substitutions;
        return lexer._tokens;
    }

    private void ReadToken()
    {
        char c = _script[_at];
        switch (c)
        {
            case ' ' or '\t' or '\r':
                _at++;
                break;
            case '\n':
                _at++;
                SkipDocuments();
                Add(ShellTokenKind.Separator, "\n");
                break;
            case '#':
                _at = Find('\n', _at);
                Add(ShellTokenKind.Other, "#");
                break;
            case ';' or '|' or '&':
                ReadOperator(c);
                break;
            case '(' or ')':
                _at++;
                Add(ShellTokenKind.Other, c.ToString());
                break;
            case '<' or '>':
                ReadRedirection();
                break;
            default:
                _tokens.Add(ReadWord());
                break;
        }
    }

    private void ReadOperator(char c)
    {
        bool isDouble = Peek(1) == c;
        _at += isDouble ? 2 : 1;
        bool joins = c == ';' ? !isDouble : c == '|' || isDouble;
        if (c == '|' && !isDouble && Peek(0) == '&')
        {
            _at++;
            joins = false;
        }

        Add(joins ? ShellTokenKind.Separator : ShellTokenKind.Other, isDouble ? $"{c}{c}" : c.ToString());
    }

    // Drops the operator and its target, so that a target is not taken for a command; what it expands to is still looked at.
    private void ReadRedirection()
    {
        int start = _at;
        while (Peek(0) is '<' or '>' or '&' or '|')
        {
            _at++;
        }

        string symbol = _script[start.._at];
        bool stripTabs = symbol == "<<" && Peek(0) == '-';
        _at += stripTabs ? 1 : 0;
        Add(ShellTokenKind.Other, symbol);
        while (Peek(0) is ' ' or '\t')
        {
            _at++;
        }

        if (Peek(0) is not (null or '\n' or ';' or '(' or ')' or '#'))
        {
            ShellToken target = ReadWord();
            if (symbol == "<<")
            {
                _pendingDocuments.Enqueue((target.Text, stripTabs));
            }
        }
    }

    private void SkipDocuments()
    {
        while (_pendingDocuments.TryDequeue(out (string Delimiter, bool StripTabs) document))
        {
            while (_at < _script.Length)
            {
                int end = Find('\n', _at);
                string line = _script[_at..end];
                _at = Math.Min(end + 1, _script.Length);
                if ((document.StripTabs ? line.TrimStart('\t') : line) == document.Delimiter)
                {
                    break;
                }
            }
        }
    }

    private ShellToken ReadWord()
    {
        var text = new StringBuilder();
        bool isLiteral = Peek(0) != '~';
        bool isPlain = isLiteral;
        bool isBare = true;
        while (Peek(0) is { } c and not (' ' or '\t' or '\r' or '\n' or ';' or '|' or '&' or '(' or ')' or '<' or '>'))
        {
            switch (c)
            {
                case '\'':
                    isBare = false;
                    isPlain &= ReadSingleQuoted(text);
                    break;
                case '"':
                    isBare = false;
                    ReadDoubleQuoted(text, ref isLiteral, ref isPlain);
                    break;
                case '\\':
                    isBare = isPlain = false;
                    ReadEscape(text);
                    break;
                case '$' or '`':
                    isBare = isPlain = isLiteral = false;
                    ReadExpansion();
                    break;
                default:
                    isLiteral &= c is not ('*' or '?' or '[' or '{' or '}');
                    isPlain &= isLiteral;
                    text.Append(c);
                    _at++;
                    break;
            }
        }

        return new ShellToken(ShellTokenKind.Word, text.ToString(), isLiteral, isPlain, isBare);
    }

    private void ReadEscape(StringBuilder text)
    {
        if (Peek(1) is { } escaped and not '\n')
        {
            text.Append(escaped);
        }

        _at = Math.Min(_at + 2, _script.Length);
    }

    // False when the quote is never closed.
    private bool ReadSingleQuoted(StringBuilder text)
    {
        int end = Find('\'', _at + 1);
        text.Append(_script, _at + 1, Math.Max(0, end - _at - 1));
        _at = Math.Min(end + 1, _script.Length);
        return end < _script.Length;
    }

    private void ReadDoubleQuoted(StringBuilder text, ref bool isLiteral, ref bool isPlain)
    {
        _at++;
        while (Peek(0) is { } c)
        {
            switch (c)
            {
                case '"':
                    _at++;
                    return;
                case '\\':
                    isPlain = false;
                    if (Peek(1) is not ('"' or '\\' or '$' or '`' or '\n'))
                    {
                        text.Append('\\');
                    }

                    ReadEscape(text);
                    break;
                case '$' or '`':
                    isPlain = isLiteral = false;
                    ReadExpansion();
                    break;
                default:
                    text.Append(c);
                    _at++;
                    break;
            }
        }

        isPlain = isLiteral = false;
    }

    // Steps over a parameter by its first character; the rest reads as text of a word that is no longer literal.
    private void ReadExpansion()
    {
        if (_script[_at] == '`')
        {
            int end = Find('`', _at + 1);
            _substitutions.Add(_script[Math.Min(_at + 1, end)..end]);
            _at = Math.Min(end + 1, _script.Length);
            return;
        }

        if (Peek(1) != '(')
        {
            _at++;
            return;
        }

        int start = _at + 2;
        int close = ClosingParenthesis(start);
        _substitutions.Add(_script[start..close]);
        _at = Math.Min(close + 1, _script.Length);
    }

    private int ClosingParenthesis(int start)
    {
        int depth = 1;
        char quote = '\0';
        for (int i = start; i < _script.Length; i++)
        {
            char c = _script[i];
            if (c == '\\' && quote != '\'')
            {
                i++;
            }
            else if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if ((c is '(' or ')') && (depth += c == '(' ? 1 : -1) == 0)
            {
                return i;
            }
        }

        return _script.Length;
    }

    private char? Peek(int offset) => _at + offset < _script.Length ? _script[_at + offset] : null;

    private int Find(char c, int from)
    {
        int found = from < _script.Length ? _script.IndexOf(c, from) : -1;
        return found < 0 ? _script.Length : found;
    }

    private void Add(ShellTokenKind kind, string text) => _tokens.Add(new ShellToken(kind, text, false, false, false));
}
