using Daemon.Toml.Text;

namespace Daemon.Toml.Syntax;

/// <summary>
/// The grammar: tokens to statements. It never gives up: after an error it goes on at the next line, or inside a value at the next
/// element, so that one reading finds the problems of the whole text. What is inside a token, and whether keys repeat, is left to
/// <see cref="Decoding"/> and <see cref="Binding"/>, which run afterwards; so an error of the grammar anywhere comes before those.
/// Recursion is bounded by <see cref="TomlLimits.ValueDepth"/>; time is linear.
/// </summary>
internal sealed partial class TomlParser
{
    private readonly TomlSource _source;
    private readonly DiagnosticBag _diagnostics;
    private TomlLexer _lexer;

    /// <summary>The next token, not yet taken.</summary>
    private TomlToken _token;

    /// <summary>Where the last taken token ended that was not trivia: the place to say what is missing at the end of the text.</summary>
    private int _lastEnd;

    private int _depth;

    public TomlParser(TomlSource source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _lexer = new TomlLexer(source.Text);
        _token = _lexer.Next();
    }

    /// <summary>Reads one value that fills the text but for white space and comments around it.</summary>
    public ValueSyntax ParseLoneValue()
    {
        SkipTrivia();
        var value = ParseValue();
        SkipTrivia();
        if (_token.Kind != TomlTokenKind.EndOfText)
        {
            Report("unexpected content", Expected.Nothing, _token.Start);
        }

        return value;
    }

    private TomlToken Take()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TomlTokenKind.Newline:
                CheckNewline(token);
                break;
            case TomlTokenKind.Comment:
                CheckComment(token);
                break;
            case TomlTokenKind.Whitespace:
                break;
            default:
                _lastEnd = token.End;
                break;
        }

        _token = _lexer.Next();
        return token;
    }

    private void SkipWhitespace()
    {
        if (_token.Kind == TomlTokenKind.Whitespace)
        {
            Take();
        }
    }

    /// <returns>Where the first skipped line break is; null when none was skipped.</returns>
    private int? SkipTrivia()
    {
        int? lineBreak = null;
        while (_token.Kind is TomlTokenKind.Whitespace or TomlTokenKind.Newline or TomlTokenKind.Comment)
        {
            if (_token.Kind == TomlTokenKind.Newline)
            {
                lineBreak ??= _token.Start;
            }

            Take();
        }

        return lineBreak;
    }

    /// <summary>Takes the rest of the line, whatever it is; the line has been reported already.</summary>
    private void SkipLine()
    {
        while (_token.Kind != TomlTokenKind.EndOfText)
        {
            if (Take().Kind == TomlTokenKind.Newline)
            {
                return;
            }
        }
    }

    /// <summary>Takes white space, comment and line break, and reports anything else.</summary>
    private void EndLine()
    {
        SkipWhitespace();
        if (_token.Kind == TomlTokenKind.Comment)
        {
            Take();
        }

        switch (_token.Kind)
        {
            case TomlTokenKind.Newline:
                Take();
                break;
            case TomlTokenKind.EndOfText:
                break;
            default:
                Report("unexpected key or value", "newline, `#`", _token.Start);
                SkipLine();
                break;
        }
    }

    private void CheckNewline(TomlToken token)
    {
        if (_source.Text[token.End - 1] == '\r')
        {
            Report("carriage return must be followed by newline", "newline", token.End);
        }
    }

    private void CheckComment(TomlToken token)
    {
        var text = _source.Slice(token.Start, token.End);
        var position = 0;
        while (text[position..].IndexOfAny(CharacterClasses.Control) is var index and >= 0)
        {
            position += index;
            Report("invalid comment character", "printable characters", token.Start + position);
            position++;
        }
    }

    private void Report(string problem, string expected, int position) => Report(problem, expected, position, position);

    private void Report(string problem, string expected, int start, int end) =>
        _diagnostics.Report($"{problem}, expected {expected}", start, end);
}
