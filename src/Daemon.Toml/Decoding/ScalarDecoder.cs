using Daemon.Toml.Syntax;
using Daemon.Toml.Text;
using Daemon.Toml.Values;

namespace Daemon.Toml.Decoding;

/// <summary>
/// Scalars to values. What an unquoted scalar is meant to be is guessed from its first characters, so that <c>truee</c> is called a
/// bad boolean and <c>1979-13-01</c> a bad date; all else is a string that lacks its quotes.
/// </summary>
internal readonly ref struct ScalarDecoder
{
    private readonly TomlSource _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly int _start;
    private readonly int _end;
    private readonly ReadOnlySpan<char> _text;

    private ScalarDecoder(TomlSource source, ScalarSyntax scalar, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _start = scalar.Start;
        _end = scalar.End;
        _text = source.Slice(_start, _end);
    }

    private TomlSpan Span => _source.Span(_start, _end);

    /// <summary>The scalar's value. Problems are reported, and the value is then a stand-in.</summary>
    public static TomlValue Decode(TomlSource source, ScalarSyntax scalar, DiagnosticBag diagnostics)
    {
        var decoder = new ScalarDecoder(source, scalar, diagnostics);
        return scalar.Kind == TomlTokenKind.Atom
            ? decoder.DecodeUnquoted()
            : new TomlString(StringDecoder.Decode(source, scalar.Kind, scalar.Start, scalar.End, diagnostics), decoder.Span);
    }

    private TomlValue DecodeUnquoted()
    {
        // Only a date-time may contain a space.
        if (_text.IsEmpty || (!char.IsAsciiDigit(_text[0]) && _text.Contains(' ')))
        {
            return ReportUnquoted();
        }

        switch (_text[0])
        {
            case '+' or '-':
                return DecodeSigned();
            case '0':
                return DecodeLeadingZero(0);
            case (>= '1' and <= '9') or '_':
                return DecodeDigits(0);
            case '.':
                return DecodeFloat(0);
            case 't' or 'T':
                RequireWord("true", "boolean", 0);
                return new TomlBoolean(true, Span);
            case 'f' or 'F':
                RequireWord("false", "boolean", 0);
                return new TomlBoolean(false, Span);
            case 'i' or 'I':
                RequireWord("inf", "float", 0);
                return new TomlFloat(double.PositiveInfinity, Span);
            case 'n' or 'N':
                RequireWord("nan", "float", 0);
                return new TomlFloat(double.NaN, Span);
            default:
                return ReportUnquoted();
        }
    }

    private TomlValue DecodeSigned()
    {
        var digits = 1;
        while (digits < _text.Length && _text[digits] is '+' or '-')
        {
            Report("redundant numeric sign, expected nothing", digits, digits + 1);
            digits++;
        }

        switch (digits < _text.Length ? _text[digits] : '\0')
        {
            case '0':
                return DecodeLeadingZero(digits);
            case (>= '1' and <= '9') or '_':
                return DecodeDigits(digits);
            case '.':
                return DecodeFloat(0);
            case 'i' or 'I':
                RequireWord("inf", "float", digits);
                return new TomlFloat(_text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity, Span);
            case 'n' or 'N':
                RequireWord("nan", "float", digits);
                return new TomlFloat(double.NaN, Span);
            default:
                return ReportUnquoted();
        }
    }

    private TomlValue DecodeLeadingZero(int zero)
    {
        var mark = zero + 1 < _text.Length ? _text[zero + 1] : '\0';
        var radix = char.ToLowerInvariant(mark) switch
        {
            'x' => IntegerRadix.Hexadecimal,
            'o' => IntegerRadix.Octal,
            'b' => IntegerRadix.Binary,
            'd' => IntegerRadix.Decimal,
            _ => null,
        };
        if (radix is null)
        {
            return _text.Length == zero + 1 ? DecodeInteger(IntegerRadix.Decimal, 0) : DecodeDigits(zero);
        }

        if (_text.Contains(' '))
        {
            return ReportUnquoted();
        }

        if (zero > 0)
        {
            Report("integers with a radix cannot be signed, expected nothing", 0, 1);
        }

        if (char.IsAsciiLetterUpper(mark))
        {
            Report($"radix must be lowercase, expected `0{char.ToLowerInvariant(mark)}`", zero, zero + 2);
        }

        if (radix == IntegerRadix.Decimal)
        {
            Report("redundant integer number prefix, expected nothing", 0, 2);
        }

        return CheckRadixDigits(radix, zero + 2) ? DecodeInteger(radix, zero + 2) : new TomlInteger(0, Span);
    }

    private bool CheckRadixDigits(IntegerRadix radix, int digits)
    {
        var isValid = true;
        if (digits < _text.Length && _text[digits] is '+' or '-')
        {
            Report("unexpected sign, expected nothing", digits, digits + 1);
            isValid = false;
            digits++;
        }

        for (var i = digits; i < _text.Length; i++)
        {
            if (_text[i] != '_' && !radix.IsDigit(_text[i]))
            {
                Report($"invalid {radix.Name} number", i, i);
                isValid = false;
            }
        }

        return isValid;
    }

    /// <summary>A number or date whose digits begin at <paramref name="digits"/>.</summary>
    private TomlValue DecodeDigits(int digits)
    {
        var value = _text[digits..];
        var end = value.IndexOfAnyExceptInRange('0', '9');
        if (end < 0 || (value[end] == '_' && !value.ContainsAny('.', 'e', 'E') && !value.Contains(' ')))
        {
            return CheckNoLeadingZero(digits) ? DecodeInteger(IntegerRadix.Decimal, 0) : new TomlInteger(0, Span);
        }

        if (value[end] is '-' or ':')
        {
            return DecodeDateTime();
        }

        return !value.Contains(' ') && value.ContainsAny('.', 'e', 'E') ? DecodeFloat(digits) : ReportUnquoted();
    }

    private TomlDateTime DecodeDateTime()
    {
        if (DateTimeReader.Read(_text, out var kind) is { } problem)
        {
            Report(problem, 0, _text.Length);
        }

        return new TomlDateTime(kind, _text.ToString(), Span);
    }

    private TomlInteger DecodeInteger(IntegerRadix radix, int digits)
    {
        if (!CheckUnderscores(digits, char.IsAsciiHexDigit))
        {
            return new TomlInteger(0, Span);
        }

        if (radix.Parse(_text[digits..], out var value) is { } problem)
        {
            _diagnostics.ReportRange(problem, _start, _end);
        }

        return new TomlInteger(value, Span);
    }

    private TomlFloat DecodeFloat(int digits)
    {
        if (!CheckFloat(digits) || !CheckUnderscores(0, char.IsAsciiDigit))
        {
            return new TomlFloat(0, Span);
        }

        // Redundant signs have been reported; the last one counts.
        var value = FloatText.Parse(_text[Math.Max(digits - 1, 0)..]);
        if (double.IsInfinity(value))
        {
            _diagnostics.ReportRange("floating-point number overflowed", _start, _end);
        }

        return new TomlFloat(value, Span);
    }

    private bool CheckFloat(int position)
    {
        var isValid = CheckNoLeadingZero(position, unlessAlone: true) & CheckFloatDigits(ref position, "mantissa");
        if (position < _text.Length && _text[position] == '.')
        {
            position++;
            isValid &= CheckFloatDigits(ref position, "fraction");
        }

        if (position < _text.Length && _text[position] is 'e' or 'E')
        {
            position++;
            if (position < _text.Length && _text[position] is '+' or '-')
            {
                position++;
            }

            isValid &= CheckFloatDigits(ref position, "exponent");
        }

        if (position < _text.Length)
        {
            Report("invalid float, expected nothing", position, _text.Length);
            isValid = false;
        }

        return isValid;
    }

    private bool CheckFloatDigits(ref int position, string part)
    {
        var start = position;
        while (position < _text.Length && (char.IsAsciiDigit(_text[position]) || _text[position] == '_'))
        {
            position++;
        }

        if (_text[start..position].ContainsAnyInRange('0', '9'))
        {
            return true;
        }

        Report($"invalid {part}, expected digits", start, start);
        return false;
    }

    private bool CheckNoLeadingZero(int position, bool unlessAlone = false)
    {
        if (_text[position] != '0')
        {
            return true;
        }

        var rest = _text[(position + 1)..].TrimStart('_');
        if (unlessAlone && (rest.IsEmpty || !char.IsAsciiDigit(rest[0])))
        {
            return true;
        }

        Report("unexpected leading zero, expected nothing", position, position + 1);
        return false;
    }

    private bool CheckUnderscores(int start, Func<char, bool> isDigit)
    {
        var isValid = true;
        for (var i = start; i < _text.Length; i++)
        {
            if (_text[i] != '_')
            {
                continue;
            }

            var isAfterDigit = i > start && (_text[i - 1] == '_' || isDigit(_text[i - 1]));
            var isBeforeDigit = i + 1 < _text.Length && isDigit(_text[i + 1]);
            if (!isAfterDigit || !isBeforeDigit)
            {
                Report("`_` may only go between digits, expected nothing", i, i + 1);
                isValid = false;
            }
        }

        return isValid;
    }

    private void RequireWord(string word, string kind, int start)
    {
        if (!_text[start..].SequenceEqual(word))
        {
            Report($"invalid {kind}, expected `{word}`", start, _text.Length);
        }
    }

    private TomlString ReportUnquoted()
    {
        var quote = _text.EndsWith("'''") ? "'''" : _text.EndsWith("\"\"\"") ? "\"\"\"" : _text.EndsWith("'") ? "'"
            : _text.EndsWith("\"") ? "\"" : null;
        if (quote is null)
        {
            Report("string values must be quoted, expected literal string", 0, _text.Length);
        }
        else
        {
            Report($"missing opening quote, expected `{quote}`", 0, 0);
        }

        return new TomlString(_text.ToString(), Span);
    }

    private void Report(string message, int start, int end) => _diagnostics.Report(message, _start + start, _start + end);
}
