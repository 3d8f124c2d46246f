using Daemon.Toml.Syntax;

namespace Daemon.Toml.Editing;

/// <summary>Finds where a value is written, when it is written in one piece: behind a key, in a statement or in an inline table.</summary>
/// <param name="IsInline">Inside an inline table.</param>
internal readonly record struct ValueSite(ValueSyntax Value, bool IsInline)
{
    /// <summary>Null if there is no such value, or if it is a table made of headers and dotted keys.</summary>
    public static ValueSite? Find(DocumentOutline outline, ReadOnlySpan<string> path)
    {
        foreach (var item in outline.Items)
        {
            if (item.Statement is KeyValueSyntax keyValue && path.StartsWithPath(item.Path))
            {
                return Find(outline, keyValue.Value, path[item.Path.Length..], isInline: false);
            }
        }

        return null;
    }

    private static ValueSite? Find(DocumentOutline outline, ValueSyntax value, ReadOnlySpan<string> path, bool isInline)
    {
        if (path.IsEmpty)
        {
            return new ValueSite(value, isInline);
        }

        if (value is InlineTableSyntax table)
        {
            foreach (var member in table.Members)
            {
                var names = outline.Names(member.Key);
                if (path.StartsWithPath(names))
                {
                    return Find(outline, member.Value, path[names.Length..], isInline: true);
                }
            }
        }

        return null;
    }
}
