namespace Daemon.Toml.Syntax;

internal sealed partial class TomlParser
{
    /// <summary>Reads the whole text; the statements are in the order of the text.</summary>
    public List<StatementSyntax> ParseStatements()
    {
        var statements = new List<StatementSyntax>();
        var fullStart = 0;
        while (true)
        {
            SkipTrivia();
            if (_token.Kind == TomlTokenKind.EndOfText)
            {
                return statements;
            }

            var statement = ParseStatement(fullStart);
            statements.Add(statement);
            fullStart = statement.FullEnd;
        }
    }

    private StatementSyntax ParseStatement(int fullStart)
    {
        switch (_token.Kind)
        {
            case TomlTokenKind.LeftBracket:
                return ParseHeader(fullStart);
            case TomlTokenKind.RightBracket:
                Report("missing table open", "`[`", _token.Start);
                return SkipStatement(fullStart, _token.Start, []);
            case TomlTokenKind.Comma or TomlTokenKind.LeftBrace or TomlTokenKind.RightBrace:
                Report("invalid key-value pair", "key", _token.Start);
                return SkipStatement(fullStart, _token.Start, []);
            default:
                return ParseKeyValue(fullStart);
        }
    }

    private SkippedSyntax SkipStatement(int fullStart, int start, KeySegmentSyntax[] key)
    {
        SkipLine();
        return new SkippedSyntax(key) { FullStart = fullStart, Start = start, End = _lastEnd, FullEnd = _token.Start };
    }

    private StatementSyntax ParseKeyValue(int fullStart)
    {
        var start = _token.Start;
        var startsWithDot = _token.Kind == TomlTokenKind.Dot;
        var key = ParseKey(out _);
        if (_token.Kind != TomlTokenKind.Equals)
        {
            Report(startsWithDot ? "missing value for key" : "key with no value", "`=`", _token.Start);
            return SkipStatement(fullStart, start, key);
        }

        Take();
        SkipWhitespace();
        var value = ParseValue();
        var end = value.End;
        EndLine();
        return new KeyValueSyntax(key, value) { FullStart = fullStart, Start = start, End = end, FullEnd = _token.Start };
    }

    private StatementSyntax ParseHeader(int fullStart)
    {
        var start = Take().Start;
        var isArray = _token.Kind == TomlTokenKind.LeftBracket;
        if (isArray)
        {
            Take();
        }

        var key = ParseKey(out var isComplete);
        if (!CloseHeader(isArray, isComplete))
        {
            return SkipStatement(fullStart, start, key);
        }

        var end = _lastEnd;
        EndLine();
        return new HeaderSyntax(key, isArray) { FullStart = fullStart, Start = start, End = end, FullEnd = _token.Start };
    }

    private bool CloseHeader(bool isArray, bool isComplete)
    {
        if (_token.Kind != TomlTokenKind.RightBracket)
        {
            // A key that is not complete is reported when it is decoded.
            if (isComplete)
            {
                Report(isArray ? "unclosed array table" : "unclosed table", isArray ? "`]]`" : "`]`", _lastEnd);
            }

            return false;
        }

        Take();
        if (!isArray)
        {
            return true;
        }

        if (_token.Kind == TomlTokenKind.RightBracket)
        {
            Take();
            return true;
        }

        Report("unclosed array table", "`]`", _lastEnd);
        return false;
    }

    /// <summary>Reads a key of at least one segment, and the white space around it; a missing segment is an empty one.</summary>
    private KeySegmentSyntax[] ParseKey(out bool isComplete)
    {
        // Nearly all keys have one segment: no list for those.
        List<KeySegmentSyntax>? segments = null;
        while (true)
        {
            SkipWhitespace();
            KeySegmentSyntax segment;
            switch (_token.Kind)
            {
                case TomlTokenKind.Atom or TomlTokenKind.BasicString or TomlTokenKind.LiteralString
                    or TomlTokenKind.MultiLineBasicString or TomlTokenKind.MultiLineLiteralString:
                    var token = Take();
                    segment = new KeySegmentSyntax(token.Kind, token.Start, token.End);
                    SkipWhitespace();
                    if (_token.Kind != TomlTokenKind.Dot)
                    {
                        isComplete = true;
                        return segments is null ? [segment] : [.. segments, segment];
                    }

                    break;
                case TomlTokenKind.Dot:
                    segment = new KeySegmentSyntax(TomlTokenKind.Atom, _token.Start, _token.Start);
                    break;
                default:
                    segment = new KeySegmentSyntax(TomlTokenKind.Atom, _token.Start, _token.Start);
                    isComplete = false;
                    return segments is null ? [segment] : [.. segments, segment];
            }

            (segments ??= []).Add(segment);
            Take();
        }
    }
}
