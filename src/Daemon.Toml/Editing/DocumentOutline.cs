using Daemon.Toml.Decoding;
using Daemon.Toml.Syntax;
using Daemon.Toml.Text;

namespace Daemon.Toml.Editing;

/// <summary>
/// A statement with the path that it defines, counted from the root: the header's for a header, header and key for a key.
/// </summary>
/// <param name="HeaderLength">How many leading segments of the path come from the header above.</param>
/// <param name="Section">The index of the header above or of the header itself, -1 above the first header.</param>
internal readonly record struct OutlineItem(StatementSyntax Statement, string[] Path, int HeaderLength, int Section);

/// <summary>What defines which path in a valid document, and where its lines are.</summary>
internal sealed class DocumentOutline
{
    private readonly TomlSource _source;
    private readonly DiagnosticBag _ignored;

    public DocumentOutline(TomlDocument document)
    {
        Text = document.ToString();
        _source = new TomlSource(document.SourceName, Text);
        _ignored = new DiagnosticBag(_source);
        Items = CollectItems(document.Statements);
        NewLine = Text.IndexOf('\n') is > 0 and var index && Text[index - 1] == '\r' ? "\r\n" : "\n";
    }

    public string Text { get; }

    public IReadOnlyList<OutlineItem> Items { get; }

    /// <summary>The document's own line break.</summary>
    public string NewLine { get; }

    /// <summary>Where the text begins: behind a byte order mark.</summary>
    public int Origin => Text.StartsWith('\uFEFF') ? 1 : 0;

    public string[] Names(KeySegmentSyntax[] key) =>
        System.Array.ConvertAll(key, segment => KeyDecoder.Decode(_source, segment, _ignored));

    /// <summary>The start of the statement's line.</summary>
    public int LineStart(StatementSyntax statement) => Math.Max(Text.LastIndexOf('\n', Math.Max(statement.Start - 1, 0)) + 1, Origin);

    public string Indentation(StatementSyntax statement) => Text[LineStart(statement)..statement.Start];

    /// <summary>The start of the comment lines directly above the statement, or of its own line if there are none.</summary>
    public int CommentStart(StatementSyntax statement)
    {
        var start = LineStart(statement);
        while (PreviousLine(start, statement.FullStart) is var line and >= 0 && Text.AsSpan(line, start - line).TrimStart(" \t") is ['#', ..])
        {
            start = line;
        }

        return start;
    }

    /// <summary>
    /// The end of the statement's line, or of the comment lines directly below it, which may be keys that are switched off; unless
    /// something follows them directly, for then they speak of that.
    /// </summary>
    public int EndWithRemarks(StatementSyntax statement)
    {
        var end = statement.FullEnd;
        while (end < Text.Length && Text.AsSpan(end).TrimStart(" \t") is ['#', ..])
        {
            end = LineEnd(end);
        }

        return end == Text.Length || BlankEnd(end) > end ? end : statement.FullEnd;
    }

    /// <summary>The start of the blank lines above <paramref name="lineStart"/>, not going above <paramref name="limit"/>.</summary>
    public int BlankStart(int lineStart, int limit)
    {
        while (PreviousLine(lineStart, limit) is var line and >= 0 && Text.AsSpan(line, lineStart - line).IsWhiteSpace())
        {
            lineStart = line;
        }

        return lineStart;
    }

    /// <summary>The end of the blank lines from <paramref name="lineStart"/> on.</summary>
    public int BlankEnd(int lineStart)
    {
        while (lineStart < Text.Length)
        {
            var end = LineEnd(lineStart);
            if (!Text.AsSpan(lineStart, end - lineStart).IsWhiteSpace())
            {
                break;
            }

            lineStart = end;
        }

        return lineStart;
    }

    private int LineEnd(int position) => Text.IndexOf('\n', position) is var index and >= 0 ? index + 1 : Text.Length;

    private int PreviousLine(int lineStart, int limit)
    {
        limit = Math.Max(limit, Origin);
        return lineStart <= limit ? -1 : Math.Max(lineStart < 2 ? 0 : Text.LastIndexOf('\n', lineStart - 2) + 1, limit);
    }

    private List<OutlineItem> CollectItems(IReadOnlyList<StatementSyntax> statements)
    {
        var items = new List<OutlineItem>(statements.Count);
        string[] header = [];
        var section = -1;
        foreach (var statement in statements)
        {
            if (statement is HeaderSyntax headerSyntax)
            {
                header = Names(headerSyntax.Key);
                section = items.Count;
                items.Add(new OutlineItem(statement, header, header.Length, section));
            }
            else if (statement is KeyValueSyntax keyValue)
            {
                items.Add(new OutlineItem(statement, [.. header, .. Names(keyValue.Key)], header.Length, section));
            }
        }

        return items;
    }
}
