using Daemon.Toml.Syntax;

namespace Daemon.Toml.Editing;

/// <summary>
/// What to delete so that a path is gone, in whichever forms it is written: a key goes with its line and the comment lines directly
/// above it, a table with its sections and the blank lines above them, an inline member with one comma.
/// </summary>
internal static class Removal
{
    public static TextChanges Plan(DocumentOutline outline, ReadOnlySpan<string> path)
    {
        var changes = new TextChanges();
        for (var i = 0; i < outline.Items.Count; i++)
        {
            var item = outline.Items[i];
            ReadOnlySpan<string> itemPath = item.Path;
            if (item.Statement is HeaderSyntax)
            {
                if (itemPath.StartsWithPath(path))
                {
                    i = DeleteSection(outline, changes, i);
                }
            }
            else if (itemPath.StartsWithPath(path))
            {
                changes.Delete(outline.CommentStart(item.Statement), item.Statement.FullEnd);
            }
            else if (path.StartsWithPath(itemPath))
            {
                DeleteMembers(outline, changes, ((KeyValueSyntax)item.Statement).Value, path[itemPath.Length..]);
            }
        }

        return changes;
    }

    /// <summary>Deletes a header with all that belongs to it; returns the index of its last statement.</summary>
    private static int DeleteSection(DocumentOutline outline, TextChanges changes, int header)
    {
        var last = header;
        while (last + 1 < outline.Items.Count && outline.Items[last + 1].Section == header)
        {
            last++;
        }

        var statement = outline.Items[header].Statement;
        var start = outline.BlankStart(outline.CommentStart(statement), statement.FullStart);
        var end = outline.Items[last].Statement.FullEnd;
        changes.Delete(start, start == outline.Origin ? outline.BlankEnd(end) : end);
        return last;
    }

    private static void DeleteMembers(DocumentOutline outline, TextChanges changes, ValueSyntax value, ReadOnlySpan<string> path)
    {
        if (value is not InlineTableSyntax table)
        {
            return;
        }

        var members = table.Members;
        var lastKept = -1;
        var isGone = new bool[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            ReadOnlySpan<string> names = outline.Names(members[i].Key);
            isGone[i] = names.StartsWithPath(path);
            if (!isGone[i])
            {
                lastKept = i;
                if (path.StartsWithPath(names))
                {
                    DeleteMembers(outline, changes, members[i].Value, path[names.Length..]);
                }
            }
        }

        if (lastKept < 0 && members.Length > 0)
        {
            changes.Delete(table.Start + 1, table.End - 1);
            return;
        }

        for (var i = 0; i < members.Length; i++)
        {
            if (isGone[i] && i < lastKept)
            {
                changes.Delete(members[i].Start, members[i + 1].Start);
            }
        }

        if (lastKept + 1 < members.Length)
        {
            changes.Delete(members[lastKept].End, members[^1].End);
        }
    }
}
