using System.Buffers;
using System.Globalization;
using System.Text;
using Daemon.Toml.Syntax;
using Daemon.Toml.Text;

namespace Daemon.Toml.Decoding;

/// <summary>
/// String tokens of the four kinds to their values. Strings that say what they mean literally, which is nearly all of them, cost one
/// vectorised scan and the resulting string.
/// </summary>
internal readonly ref struct StringDecoder
{
    private const string CarriageReturn = "carriage return must be followed by newline, expected newline";
    private const char Replacement = '\uFFFD';

    private readonly TomlSource _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly string _problem;

    /// <summary>Between the quotes, without the line break that follows an opening <c>"""</c>.</summary>
    private readonly int _start;
    private readonly int _end;

    private StringDecoder(TomlSource source, string quotes, string problem, int start, int end, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _problem = problem;
        var text = source.Slice(start, end);
        if (text.StartsWith(quotes, StringComparison.Ordinal))
        {
            start += quotes.Length;
        }
        else
        {
            Report($"`{quotes[0]}`", start, start);
        }

        if (quotes.Length > 1)
        {
            start += LineBreakLength(source.Slice(start, end));
        }

        if (source.Slice(start, end).EndsWith(quotes, StringComparison.Ordinal))
        {
            end -= quotes.Length;
        }
        else
        {
            Report($"`{quotes[0]}`", end, end);
        }

        _start = start;
        _end = end;
    }

    /// <summary>The value of the token at <c>[start, end)</c>. Problems are reported, and the value is then the best guess.</summary>
    public static string Decode(TomlSource source, TomlTokenKind kind, int start, int end, DiagnosticBag diagnostics) => kind switch
    {
        TomlTokenKind.LiteralString =>
            new StringDecoder(source, "'", "invalid literal string", start, end, diagnostics).DecodeLiteral(),
        TomlTokenKind.MultiLineLiteralString =>
            new StringDecoder(source, "'''", "invalid multi-line literal string", start, end, diagnostics).DecodeMultiLineLiteral(),
        TomlTokenKind.BasicString =>
            new StringDecoder(source, "\"", "invalid basic string", start, end, diagnostics).DecodeBasic(),
        TomlTokenKind.MultiLineBasicString =>
            new StringDecoder(source, "\"\"\"", "invalid multi-line basic string", start, end, diagnostics).DecodeMultiLineBasic(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a string."),
    };

    private string DecodeLiteral()
    {
        for (var position = _start; Find(position, CharacterClasses.NotLiteral) is var bad and >= 0; position = bad + 1)
        {
            Report("non-single-quote visible characters", bad, bad);
        }

        return _source.Slice(_start, _end).ToString();
    }

    private string DecodeMultiLineLiteral()
    {
        for (var position = _start; Find(position, CharacterClasses.NotMultiLineLiteral) is var special and >= 0; position = special + 1)
        {
            if (_source.Text[special] == '\r')
            {
                CheckCarriageReturn(special);
            }
            else
            {
                Report("non-single-quote characters", special, special);
            }
        }

        return _source.Slice(_start, _end).ToString();
    }

    private string DecodeBasic()
    {
        var special = Find(_start, CharacterClasses.NotBasic);
        if (special < 0)
        {
            return _source.Slice(_start, _end).ToString();
        }

        var value = new StringBuilder(_end - _start);
        var position = _start;
        while (special >= 0)
        {
            value.Append(_source.Slice(position, special));
            if (_source.Text[special] == '\\')
            {
                position = DecodeEscape(special + 1, value);
            }
            else
            {
                position = EndOfRun(special, CharacterClasses.NotBasic, stop: '\\');
                Report("non-double-quote visible characters, `\\`", special, position);
                value.Append(_source.Slice(special, position));
            }

            special = Find(position, CharacterClasses.NotBasic);
        }

        return value.Append(_source.Slice(position, _end)).ToString();
    }

    private string DecodeMultiLineBasic()
    {
        var special = Find(_start, CharacterClasses.NotMultiLineBasic);
        if (special < 0)
        {
            return _source.Slice(_start, _end).ToString();
        }

        var value = new StringBuilder(_end - _start);
        var position = _start;
        while (special >= 0)
        {
            value.Append(_source.Slice(position, special));
            switch (_source.Text[special])
            {
                case '\\' when special + 1 < _end && _source.Text[special + 1] is ' ' or '\t' or '\r' or '\n':
                    position = SkipEscapedLineBreak(special + 1);
                    break;
                case '\\':
                    position = DecodeEscape(special + 1, value);
                    break;
                case '\r':
                    CheckCarriageReturn(special);
                    value.Append('\r');
                    position = special + 1;
                    break;
                default:
                    position = EndOfRun(special, CharacterClasses.NotMultiLineBasic, stop: '\r');
                    Report("`\\`, characters", special, position);
                    value.Append(_source.Slice(special, position));
                    break;
            }

            special = Find(position, CharacterClasses.NotMultiLineBasic);
        }

        return value.Append(_source.Slice(position, _end)).ToString();
    }

    /// <summary>Decodes what follows a backslash; returns where it ends.</summary>
    private int DecodeEscape(int position, StringBuilder value)
    {
        switch (position < _end ? _source.Text[position] : '\0')
        {
            case 'b':
                value.Append('\b');
                break;
            case 'f':
                value.Append('\f');
                break;
            case 'n':
                value.Append('\n');
                break;
            case 'r':
                value.Append('\r');
                break;
            case 't':
                value.Append('\t');
                break;
            case '\\':
                value.Append('\\');
                break;
            case '"':
                value.Append('"');
                break;
            case 'u':
                return DecodeCodePoint(position + 1, 4, value);
            case 'U':
                return DecodeCodePoint(position + 1, 8, value);
            default:
                _diagnostics.Report(
                    "missing escaped value, expected `b`, `f`, `n`, `r`, `t`, `\\`, `\"`, `u`, `U`", position, position);
                value.Append('\\');
                return position;
        }

        return position + 1;
    }

    private int DecodeCodePoint(int position, int digits, StringBuilder value)
    {
        var end = position;
        while (end < _end && end - position < digits && char.IsAsciiHexDigit(_source.Text[end]))
        {
            end++;
        }

        var isComplete = end - position == digits;
        if (isComplete
            && uint.TryParse(_source.Slice(position, end), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && Rune.TryCreate(code, out var rune))
        {
            Span<char> units = stackalloc char[2];
            value.Append(units[..rune.EncodeToUtf16(units)]);
            return end;
        }

        var problem = isComplete ? "invalid value" : "too few unicode value digits";
        var place = isComplete ? position : end;
        _diagnostics.Report($"{problem}, expected unicode hexadecimal value", place, place);
        value.Append(Replacement);
        return end;
    }

    /// <summary>From behind a backslash at the end of a line to the next character that is neither space nor line break.</summary>
    private int SkipEscapedLineBreak(int position)
    {
        while (position < _end && _source.Text[position] is ' ' or '\t')
        {
            position++;
        }

        if (position == _end || _source.Text[position] is not ('\r' or '\n'))
        {
            Report("newline", position, position);
        }

        while (position < _end && _source.Text[position] is ' ' or '\t' or '\r' or '\n')
        {
            if (_source.Text[position] == '\r')
            {
                CheckCarriageReturn(position);
            }

            position++;
        }

        return position;
    }

    private void CheckCarriageReturn(int position)
    {
        if (position + 1 >= _end || _source.Text[position + 1] != '\n')
        {
            _diagnostics.Report(CarriageReturn, position + 1, position + 1);
        }
    }

    private int Find(int position, SearchValues<char> wanted)
    {
        var index = _source.Slice(position, _end).IndexOfAny(wanted);
        return index < 0 ? -1 : position + index;
    }

    /// <summary>The end of a run of invalid characters, to be reported as one: escapes and <paramref name="stop"/> are none.</summary>
    private int EndOfRun(int position, SearchValues<char> special, char stop)
    {
        while (position < _end && _source.Text[position] is var c && special.Contains(c) && c != '\\' && c != stop)
        {
            position++;
        }

        return position;
    }

    private void Report(string expected, int start, int end) => _diagnostics.Report($"{_problem}, expected {expected}", start, end);

    private static int LineBreakLength(ReadOnlySpan<char> text) =>
        text.StartsWith("\n") ? 1 : text.StartsWith("\r\n") ? 2 : 0;
}
