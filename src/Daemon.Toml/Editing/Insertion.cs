using System.Text;
using Daemon.Toml.Syntax;
using Daemon.Toml.Values;

namespace Daemon.Toml.Editing;

/// <summary>
/// Where a value goes that was not there. A key goes behind the last key of its table, in the form that the table has; a table that
/// has no place for keys yet, and every new table, becomes a section behind those of its nearest relatives, or behind the last one;
/// comments that end the text stay there.
/// </summary>
internal sealed class Insertion(DocumentOutline outline, TomlTable root)
{
    private readonly TextChanges _changes = new();

    public TextChanges Plan(string[] path, TomlLiteral literal)
    {
        if (!AddToInlineTable(path, literal))
        {
            if (literal is TomlLiteral.TableLiteral table)
            {
                Append(path, sections => AddSections(sections, path, table));
            }
            else if (!AddToSection(path, literal))
            {
                Append(path[..^1], sections => AddSection(sections, path[..^1], [new(path[^1], literal)]));
            }
        }

        return _changes;
    }

    private bool AddToInlineTable(string[] path, TomlLiteral literal)
    {
        for (var length = path.Length - 1; length > 0; length--)
        {
            if (ValueSite.Find(outline, path.AsSpan(0, length)) is { Value: InlineTableSyntax table })
            {
                var text = $"{LiteralWriter.WriteKey(path.AsSpan(length))} = {LiteralWriter.Write(literal)}";
                if (table.Members is [.., var last])
                {
                    _changes.Replace(last.End, last.End, ", " + text);
                }
                else
                {
                    var isBlank = outline.Text.AsSpan((table.Start + 1)..(table.End - 1)).IsWhiteSpace();
                    _changes.Replace(table.Start + 1, isBlank ? table.End - 1 : table.Start + 1, $" {text} ");
                }

                return true;
            }
        }

        return false;
    }

    private bool AddToSection(string[] path, TomlLiteral literal)
    {
        var parent = path.AsSpan(0, path.Length - 1);
        if (parent.IsEmpty)
        {
            AddToRoot(path[0], literal);
            return true;
        }

        if (root.ValueAt(parent) is null)
        {
            return false;
        }

        if (FindHeader(parent) is { } header)
        {
            AddLine(LastOf(header).Statement, path.AsSpan(parent.Length), literal);
            return true;
        }

        if (FindDotted(parent) is { } sibling)
        {
            AddLine(sibling.Statement, path.AsSpan(sibling.HeaderLength), literal);
            return true;
        }

        return false;
    }

    private void AddToRoot(string key, TomlLiteral literal)
    {
        if (outline.Items.Count == 0)
        {
            AddLines($"{Assignment([key], literal)}{outline.NewLine}", outline.Text.Length);
            return;
        }

        var first = outline.Items[0];
        if (first.Section < 0)
        {
            AddLine(LastOf(-1).Statement, [key], literal);
            return;
        }

        var position = outline.CommentStart(first.Statement);
        _changes.Replace(position, position, $"{Assignment([key], literal)}{outline.NewLine}{outline.NewLine}");
    }

    /// <summary>The header that defines a table; elements of arrays are none, as paths do not lead into arrays.</summary>
    private int? FindHeader(ReadOnlySpan<string> path)
    {
        for (var i = 0; i < outline.Items.Count; i++)
        {
            if (outline.Items[i].Statement is HeaderSyntax { IsArray: false } && path.SequenceEqual(outline.Items[i].Path))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The last statement whose dotted key adds to the table.</summary>
    private OutlineItem? FindDotted(ReadOnlySpan<string> path)
    {
        for (var i = outline.Items.Count - 1; i >= 0; i--)
        {
            var item = outline.Items[i];
            ReadOnlySpan<string> itemPath = item.Path;
            if (item.Statement is KeyValueSyntax && item.HeaderLength < path.Length && itemPath.StartsWithPath(path))
            {
                return item;
            }
        }

        return null;
    }

    private OutlineItem LastOf(int section) => outline.Items.Last(item => item.Section == section);

    private void AddLine(StatementSyntax after, ReadOnlySpan<string> key, TomlLiteral literal)
    {
        var line = outline.Indentation(after) + Assignment(key, literal);
        var endsLine = outline.Text[after.FullEnd - 1] == '\n';
        _changes.Replace(after.FullEnd, after.FullEnd, endsLine ? line + outline.NewLine : outline.NewLine + line);
    }

    private void AddLines(string lines, int position)
    {
        var endsLine = position == outline.Origin || outline.Text[position - 1] == '\n';
        _changes.Replace(position, position, endsLine ? lines : outline.NewLine + lines);
    }

    /// <summary>Adds sections, with one blank line above each.</summary>
    private void Append(string[] path, Action<StringBuilder> addSections)
    {
        var sections = new StringBuilder();
        addSections(sections);
        var position = outline.Items.Count == 0 ? outline.Text.Length : outline.EndWithRemarks(LastRelative(path).Statement);
        var isAtStart = outline.BlankStart(position, outline.Origin) == outline.Origin;
        var hasBlankLine = outline.Text.AsSpan(0, position).EndsWith('\n') && outline.BlankStart(position, outline.Origin) < position;
        AddLines(isAtStart || hasBlankLine ? sections.ToString()[outline.NewLine.Length..] : sections.ToString(), position);
    }

    /// <summary>The last statement of the section behind which a new one goes.</summary>
    private OutlineItem LastRelative(ReadOnlySpan<string> path)
    {
        for (var length = path.Length; length > 0; length--)
        {
            for (var i = outline.Items.Count - 1; i >= 0; i--)
            {
                ReadOnlySpan<string> itemPath = outline.Items[i].Path;
                if (outline.Items[i].Section >= 0 && itemPath.StartsWithPath(path[..length]))
                {
                    return LastOf(outline.Items[i].Section);
                }
            }
        }

        return outline.Items[^1];
    }

    private void AddSections(StringBuilder output, string[] path, TomlLiteral.TableLiteral table)
    {
        if (path.Length > TomlLimits.KeySegments)
        {
            throw new TomlEditException($"The table has more than {TomlLimits.KeySegments} levels; nest it less.");
        }

        var values = table.Entries.Where(entry => entry.Value is not TomlLiteral.TableLiteral).ToArray();
        if (values.Length > 0 || table.Entries.Length == 0)
        {
            AddSection(output, path, values);
        }

        foreach (var (key, value) in table.Entries)
        {
            if (value is TomlLiteral.TableLiteral child)
            {
                AddSections(output, [.. path, key], child);
            }
        }
    }

    private void AddSection(StringBuilder output, string[] path, KeyValuePair<string, TomlLiteral>[] values)
    {
        output.Append(outline.NewLine).Append('[').Append(LiteralWriter.WriteKey(path)).Append(']').Append(outline.NewLine);
        foreach (var (key, value) in values)
        {
            output.Append(Assignment([key], value)).Append(outline.NewLine);
        }
    }

    private static string Assignment(ReadOnlySpan<string> key, TomlLiteral literal) =>
        $"{LiteralWriter.WriteKey(key)} = {LiteralWriter.Write(literal)}";
}
