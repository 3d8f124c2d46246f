using Daemon.Toml.Decoding;
using Daemon.Toml.Syntax;
using Daemon.Toml.Text;
using Daemon.Toml.Values;

namespace Daemon.Toml.Binding;

/// <summary>
/// Statements to values: decodes keys and scalars, and enforces which table may be defined or extended how (toml.io/en/v1.0.0,
/// "Table", "Array of Tables"). What an erroneous statement would define is left out of the result.
/// </summary>
internal sealed class DocumentBinder(TomlSource source, DiagnosticBag diagnostics)
{
    private const string DuplicateKey = "duplicate key";

    private readonly TableBuilder _root = new(TableOrigin.Header, source.Span(0, source.Text.Length), 0);

    public TomlTable Bind(IReadOnlyList<StatementSyntax> statements)
    {
        var current = _root;
        foreach (var statement in statements)
        {
            if (statement is HeaderSyntax header)
            {
                // What stands below a refused header is still checked, but belongs nowhere.
                current = OpenTable(header) ?? new TableBuilder(TableOrigin.Header, default, 1);
            }
            else if (statement is KeyValueSyntax keyValue)
            {
                Assign(current, keyValue.Key, keyValue.Value);
            }
            else if (statement is SkippedSyntax skipped)
            {
                DecodeKey(skipped.Key);
            }
        }

        return _root.Build();
    }

    /// <param name="depth">Tables and arrays around the value.</param>
    public TomlValue BindValue(ValueSyntax value, int depth)
    {
        switch (value)
        {
            case ArraySyntax array:
                var items = new TomlValue[array.Items.Length];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = BindValue(array.Items[i], depth + 1);
                }

                return new TomlArray(items, source.Span(array.Start, array.End));
            case InlineTableSyntax inline:
                CheckOneLine(inline);
                var table = new TableBuilder(TableOrigin.Inline, source.Span(inline.Start, inline.End), depth);
                foreach (var member in inline.Members)
                {
                    Assign(table, member.Key, member.Value);
                }

                return table.Build();
            default:
                return ScalarDecoder.Decode(source, (ScalarSyntax)value, diagnostics);
        }
    }

    /// <summary>
    /// TOML 1.0 keeps inline tables on one line and without a trailing comma ("Inline Table"); 1.1 does not, so that files with either are
    /// about and deserve to be told the way out.
    /// </summary>
    private void CheckOneLine(InlineTableSyntax table)
    {
        if (table.LineBreak is { } lineBreak)
        {
            diagnostics.Report("line break in inline table, expected all of it on one line or a `[table]` instead", lineBreak, lineBreak);
        }

        if (table.TrailingComma is { } comma)
        {
            diagnostics.Report("trailing comma in inline table, expected `}`", comma, comma + 1);
        }
    }

    private TableBuilder? OpenTable(HeaderSyntax header)
    {
        var names = DecodeKey(header.Key);
        if (names is null || Descend(_root, header.Key, names, byDottedKey: false) is not { } parent)
        {
            return null;
        }

        var key = header.Key[^1];
        var keySpan = source.Span(key.Start, key.End);
        var span = source.Span(header.Start, header.End);
        var slot = parent.Find(names[^1]);
        return header.IsArray ? AddElement(parent, slot, names[^1], keySpan, span) : DefineTable(parent, slot, names[^1], keySpan, span);
    }

    private TableBuilder? DefineTable(TableBuilder parent, TableBuilder.Slot? slot, string name, TomlSpan keySpan, TomlSpan span)
    {
        if (slot is null)
        {
            var table = new TableBuilder(TableOrigin.Header, span, parent.Depth + 1);
            parent.Add(name, keySpan, table);
            return table;
        }

        if (slot.Content is TableBuilder { Origin: TableOrigin.Implicit } existing)
        {
            existing.DefineByHeader(span);
            slot.KeySpan = keySpan;
            return existing;
        }

        diagnostics.Report(DuplicateKey, keySpan.Offset, keySpan.Offset + keySpan.Length);
        return null;
    }

    private TableBuilder? AddElement(TableBuilder parent, TableBuilder.Slot? slot, string name, TomlSpan keySpan, TomlSpan span)
    {
        if (slot is null)
        {
            var array = new TableArrayBuilder(span);
            parent.Add(name, keySpan, array);
            array.Add(new TableBuilder(TableOrigin.Header, span, parent.Depth + 2));
            return array.Last;
        }

        if (slot.Content is TableArrayBuilder existing)
        {
            existing.Add(new TableBuilder(TableOrigin.Header, span, parent.Depth + 2));
            return existing.Last;
        }

        diagnostics.Report(DuplicateKey, keySpan.Offset, keySpan.Offset + keySpan.Length);
        return null;
    }

    private void Assign(TableBuilder table, KeySegmentSyntax[] key, ValueSyntax valueSyntax)
    {
        var names = DecodeKey(key);
        var value = BindValue(valueSyntax, table.Depth + key.Length);
        if (names is null || Descend(table, key, names, byDottedKey: true) is not { } parent)
        {
            return;
        }

        // A dotted key may add to tables of its own kind only, and a plain key lands in a table that its header or brace opened.
        var last = key[^1];
        var isForeign = key.Length > 1 && parent.Origin != TableOrigin.Dotted;
        if (isForeign || parent.Find(names[^1]) is not null)
        {
            diagnostics.Report(DuplicateKey, last.Start, last.End);
            return;
        }

        parent.Add(names[^1], source.Span(last.Start, last.End), value);
    }

    /// <summary>Walks to the table that holds the last segment, making tables on the way; null after an error.</summary>
    private TableBuilder? Descend(TableBuilder table, KeySegmentSyntax[] key, string[] names, bool byDottedKey)
    {
        if (table.Depth + key.Length > TomlLimits.TotalDepth)
        {
            diagnostics.Report("recursion limit", key[0].Start, key[^1].End);
            return null;
        }

        for (var i = 0; i < names.Length - 1; i++)
        {
            var slot = table.Find(names[i]);
            if (slot is null)
            {
                var origin = byDottedKey ? TableOrigin.Dotted : TableOrigin.Implicit;
                var span = source.Span(key[i].Start, key[i].End);
                var added = new TableBuilder(origin, span, table.Depth + 1);
                table.Add(names[i], span, added);
                table = added;
                continue;
            }

            switch (slot.Content)
            {
                case TableArrayBuilder array:
                    table = array.Last;
                    break;
                case TableBuilder existing when !byDottedKey || existing.Origin != TableOrigin.Header:
                    table = existing;
                    break;
                case TableBuilder:
                    diagnostics.Report(DuplicateKey, key[i].Start, key[i].End);
                    return null;
                default:
                    ReportNotExtensible((TomlValue)slot.Content, table.Origin, key[i]);
                    return null;
            }
        }

        return table;
    }

    private void ReportNotExtensible(TomlValue value, TableOrigin parent, KeySegmentSyntax segment)
    {
        var kind = value switch
        {
            TomlTable => "inline table",
            TomlArray => "array",
            TomlString => "string",
            TomlInteger => "integer",
            TomlFloat => "float",
            TomlBoolean => "boolean",
            _ => "datetime",
        };
        var isInlineInInline = value is TomlTable && parent == TableOrigin.Inline;
        var message = isInlineInInline ? DuplicateKey : $"cannot extend value of type {kind} with a dotted key";
        diagnostics.Report(message, segment.Start, segment.End);
    }

    private string[]? DecodeKey(KeySegmentSyntax[] key)
    {
        var names = new string[key.Length];
        for (var i = 0; i < key.Length; i++)
        {
            names[i] = KeyDecoder.Decode(source, key[i], diagnostics);
        }

        if (key.Length <= TomlLimits.KeySegments)
        {
            return names;
        }

        diagnostics.Report("recursion limit", key[0].Start, key[^1].End);
        return null;
    }
}
