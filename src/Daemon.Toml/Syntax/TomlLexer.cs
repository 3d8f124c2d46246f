using System.Buffers;

namespace Daemon.Toml.Syntax;

/// <summary>
/// Splits a text into tokens without allocating. It accepts everything: an unclosed string ends at its line (or at the end of
/// the text when it spans lines), and the decoders say later what is wrong inside a token. Copying the struct saves its place.
/// </summary>
internal struct TomlLexer
{
    private static readonly SearchValues<char> AtomEnd = SearchValues.Create(".=,[]{} \t#\r\n");

    private readonly string _text;
    private int _position;

    public TomlLexer(string text)
    {
        _text = text;
        _position = text.StartsWith('\uFEFF') ? 1 : 0;
    }

    public TomlToken Next()
    {
        var start = _position;
        if (start == _text.Length)
        {
            return new TomlToken(TomlTokenKind.EndOfText, start, start);
        }

        var rest = _text.AsSpan(start);
        var (kind, length) = rest[0] switch
        {
            '.' => (TomlTokenKind.Dot, 1),
            '=' => (TomlTokenKind.Equals, 1),
            ',' => (TomlTokenKind.Comma, 1),
            '[' => (TomlTokenKind.LeftBracket, 1),
            ']' => (TomlTokenKind.RightBracket, 1),
            '{' => (TomlTokenKind.LeftBrace, 1),
            '}' => (TomlTokenKind.RightBrace, 1),
            '\n' => (TomlTokenKind.Newline, 1),
            '\r' => (TomlTokenKind.Newline, rest.StartsWith("\r\n") ? 2 : 1),
            ' ' or '\t' => (TomlTokenKind.Whitespace, LengthUntil(rest.IndexOfAnyExcept(' ', '\t'), rest)),
            '#' => (TomlTokenKind.Comment, LengthUntil(rest.IndexOfAny('\r', '\n'), rest)),
            '\'' when rest.StartsWith("'''") => (TomlTokenKind.MultiLineLiteralString, MultiLineLiteralLength(rest)),
            '\'' => (TomlTokenKind.LiteralString, LiteralLength(rest)),
            '"' when rest.StartsWith("\"\"\"") => (TomlTokenKind.MultiLineBasicString, MultiLineBasicLength(rest)),
            '"' => (TomlTokenKind.BasicString, BasicLength(rest)),
            _ => (TomlTokenKind.Atom, LengthUntil(rest.IndexOfAny(AtomEnd), rest)),
        };
        _position = start + length;
        return new TomlToken(kind, start, _position);
    }

    private static int LengthUntil(int index, ReadOnlySpan<char> rest) => index < 0 ? rest.Length : index;

    private static int LiteralLength(ReadOnlySpan<char> rest)
    {
        var index = rest[1..].IndexOfAny('\'', '\n');
        return index < 0 ? rest.Length : rest[1 + index] == '\'' ? index + 2 : index + 1;
    }

    private static int BasicLength(ReadOnlySpan<char> rest)
    {
        var position = 1;
        while (true)
        {
            var index = rest[position..].IndexOfAny('"', '\\', '\n');
            if (index < 0)
            {
                return rest.Length;
            }

            position += index;
            switch (rest[position])
            {
                case '"':
                    return position + 1;
                case '\n':
                    return position;
                default:
                    position = SkipEscape(rest, position);
                    break;
            }
        }
    }

    private static int MultiLineLiteralLength(ReadOnlySpan<char> rest)
    {
        var index = rest[3..].IndexOf("'''");
        return index < 0 ? rest.Length : TakeExtraQuotes(rest, 3 + index + 3, '\'');
    }

    private static int MultiLineBasicLength(ReadOnlySpan<char> rest)
    {
        var position = 3;
        while (true)
        {
            var index = rest[position..].IndexOfAny('"', '\\');
            if (index < 0)
            {
                return rest.Length;
            }

            position += index;
            if (rest[position] == '\\')
            {
                position = SkipEscape(rest, position);
            }
            else if (rest[position..].StartsWith("\"\"\""))
            {
                return TakeExtraQuotes(rest, position + 3, '"');
            }
            else
            {
                position++;
            }
        }
    }

    // Only a quote or a backslash can change where the string ends; which escapes are legal is the decoder's business.
    private static int SkipEscape(ReadOnlySpan<char> rest, int backslash)
    {
        var next = backslash + 1;
        return next < rest.Length && rest[next] is ('"' or '\\') ? next + 1 : next;
    }

    // A multi-line string may end in up to two quotes of its own before the closing three.
    private static int TakeExtraQuotes(ReadOnlySpan<char> rest, int end, char quote)
    {
        for (var i = 0; i < 2 && end < rest.Length && rest[end] == quote; i++)
        {
            end++;
        }

        return end;
    }
}
