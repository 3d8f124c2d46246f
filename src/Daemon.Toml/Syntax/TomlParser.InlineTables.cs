namespace Daemon.Toml.Syntax;

internal sealed partial class TomlParser
{
    private enum InlineState
    {
        NeedsKey,
        NeedsEquals,
        NeedsValue,
        NeedsComma,
    }

    /// <summary>
    /// Reads on over line breaks and a trailing comma, which TOML 1.0 does not allow: what they make of the rest is clear, so that
    /// the errors of the grammar behind them are found.
    /// </summary>
    private InlineTableSyntax ParseInlineTable()
    {
        var start = Take().Start;
        if (_depth == TomlLimits.ValueDepth)
        {
            _diagnostics.Report(TooDeep, start, start + 1);
            SkipToClose(TomlTokenKind.RightBrace);
            return new InlineTableSyntax([], start, _lastEnd);
        }

        _depth++;
        var members = new List<InlineMemberSyntax>();
        KeySegmentSyntax[] key = [];
        var state = InlineState.NeedsKey;
        int? lineBreak = null;
        int? lastComma = null;
        while (true)
        {
            var skipped = SkipTrivia();
            lineBreak ??= skipped;
            switch (_token.Kind)
            {
                case TomlTokenKind.EndOfText:
                    Report("unclosed inline table", "`}`", _lastEnd);
                    return CloseInlineTable(start, members, key, state, _lastEnd);
                case TomlTokenKind.RightBrace:
                    var close = Take();
                    return CloseInlineTable(start, members, key, state, close.Start, lineBreak, state == InlineState.NeedsKey ? lastComma : null);
                case TomlTokenKind.Comma:
                    if (state == InlineState.NeedsComma)
                    {
                        state = InlineState.NeedsKey;
                        lastComma = _token.Start;
                    }
                    else
                    {
                        Report("extra comma in inline table", Wanted(state), _token.Start);
                    }

                    Take();
                    break;
                case TomlTokenKind.Equals when state is InlineState.NeedsKey:
                    key = [new KeySegmentSyntax(TomlTokenKind.Atom, _token.Start, _token.Start)];
                    Take();
                    state = InlineState.NeedsValue;
                    break;
                case TomlTokenKind.Equals when state is InlineState.NeedsEquals:
                    Take();
                    state = InlineState.NeedsValue;
                    break;
                case TomlTokenKind.Equals:
                    Report("extra assignment between key-value pairs", Wanted(state), _token.Start);
                    Take();
                    break;
                case TomlTokenKind.LeftBrace or TomlTokenKind.LeftBracket
                    when state is InlineState.NeedsKey or InlineState.NeedsComma:
                    Report("missing key for inline table element", Wanted(state), _token.Start);
                    SkipToClose(Take().Kind == TomlTokenKind.LeftBrace ? TomlTokenKind.RightBrace : TomlTokenKind.RightBracket);
                    break;
                case TomlTokenKind.RightBracket when state is not InlineState.NeedsValue:
                    Report("invalid inline table element", Wanted(state), _token.Start);
                    Take();
                    break;
                default:
                    state = ParseInlinePart(members, ref key, state);
                    break;
            }
        }
    }

    /// <summary>Reads a key where one may stand and a value otherwise, and reports the comma or equals sign left out before it.</summary>
    private InlineState ParseInlinePart(List<InlineMemberSyntax> members, ref KeySegmentSyntax[] key, InlineState state)
    {
        if (state == InlineState.NeedsComma)
        {
            Report("missing comma between key-value pairs", Wanted(state), _token.Start);
        }
        else if (state == InlineState.NeedsEquals)
        {
            Report("missing assignment between key-value pairs", Wanted(state), _token.Start);
        }

        if (state is InlineState.NeedsKey or InlineState.NeedsComma)
        {
            key = ParseKey(out _);
            return InlineState.NeedsEquals;
        }

        members.Add(new InlineMemberSyntax(key, ParseValue()));
        return InlineState.NeedsComma;
    }

    private InlineTableSyntax CloseInlineTable(
        int start,
        List<InlineMemberSyntax> members,
        KeySegmentSyntax[] key,
        InlineState state,
        int missingAt,
        int? lineBreak = null,
        int? trailingComma = null)
    {
        _depth--;
        if (state is InlineState.NeedsEquals or InlineState.NeedsValue)
        {
            // An empty string without quotes: decoding it reports the missing value.
            members.Add(new InlineMemberSyntax(key, new ScalarSyntax(TomlTokenKind.LiteralString, missingAt, missingAt)));
        }

        return new InlineTableSyntax([.. members], start, _lastEnd) { LineBreak = lineBreak, TrailingComma = trailingComma };
    }

    private static string Wanted(InlineState state) => state switch
    {
        InlineState.NeedsKey => "key",
        InlineState.NeedsEquals => "`=`",
        InlineState.NeedsValue => "value",
        _ => "`,`",
    };
}
