using Daemon.Toml.Values;

namespace Daemon.Toml.Editing;

/// <summary>
/// Changes values of a document and leaves every other byte of its text alone: comments, order, spelling, line breaks. A path leads
/// from the root through tables, however they are written (headers, dotted keys, braces); it does not lead into arrays. Each edit is
/// read back and compared before it counts. Not thread-safe.
/// </summary>
public sealed class TomlEditor
{
    /// <exception cref="TomlEditException">The document has problems, so that nobody knows what an edit would change.</exception>
    public TomlEditor(TomlDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Diagnostics is [var first, ..])
        {
            throw new TomlEditException($"The document has errors; correct them first: {new TomlException(document.SourceName, first).Message}");
        }

        Document = document;
    }

    /// <summary>The document after the edits so far.</summary>
    public TomlDocument Document { get; private set; }

    /// <summary>
    /// Sets the value at a path. What is there already as it should be keeps its spelling; a table set over a table changes only the
    /// keys that differ.
    /// </summary>
    /// <param name="path">At least one key; each is a name, not TOML syntax, and may be any text.</param>
    /// <exception cref="TomlEditException">The path leads through something that is not a table, or the edit cannot be made safely.</exception>
    public void Set(IReadOnlyList<string> path, TomlLiteral value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var names = CheckPath(path);
        Commit(names, value, document => Set(document, names, value));
    }

    /// <summary>Removes the value at a path, and says whether there was one.</summary>
    /// <param name="path">As for <see cref="Set(IReadOnlyList{string}, TomlLiteral)"/>.</param>
    /// <exception cref="TomlEditException">The edit cannot be made safely.</exception>
    public bool Remove(IReadOnlyList<string> path)
    {
        var names = CheckPath(path);
        if (Document.Root.ValueAt(names) is null)
        {
            return false;
        }

        Commit(names, null, document => Erase(document, names));
        return true;
    }

    /// <summary>The text after the edits so far.</summary>
    public override string ToString() => Document.ToString();

    private static string[] CheckPath(IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Count == 0
            ? throw new ArgumentException("The path is empty.", nameof(path))
            : [.. path.Select(name => TomlLiteral.RequireText(name, nameof(path)))];
    }

    private void Commit(string[] path, TomlLiteral? wanted, Func<TomlDocument, TomlDocument> edit)
    {
        var edited = edit(Document);
        if (!EditCheck.IsOnlyChange(Document.Root, edited.Root, path, wanted))
        {
            throw new TomlEditException(
                $"Editing `{LiteralWriter.WriteKey(path)}` would have changed more than that; edit {Document.SourceName} by hand.");
        }

        Document = edited;
    }

    private static TomlDocument Set(TomlDocument document, string[] path, TomlLiteral value)
    {
        for (var length = 1; length < path.Length; length++)
        {
            if (document.Root.ValueAt(path.AsSpan(0, length)) is not (null or TomlTable))
            {
                throw new TomlEditException("cannot set value on non-table parent");
            }
        }

        var existing = document.Root.ValueAt(path);
        if (existing is not null && EditCheck.AreEqual(existing, value))
        {
            return document;
        }

        if (existing is TomlTable table && value is TomlLiteral.TableLiteral wanted)
        {
            return SetTable(document, path, table, wanted);
        }

        if (existing is not null)
        {
            var outline = new DocumentOutline(document);
            if (ValueSite.Find(outline, path) is { } site && (site.IsInline || value is not TomlLiteral.TableLiteral))
            {
                var former = outline.Text.AsSpan(site.Value.Start..site.Value.End);
                var changes = new TextChanges();
                changes.Replace(site.Value.Start, site.Value.End, LiteralWriter.Write(value, former));
                return Apply(document, changes);
            }

            document = Erase(document, path);
        }

        return Insert(document, path, value);
    }

    private static TomlDocument SetTable(TomlDocument document, string[] path, TomlTable table, TomlLiteral.TableLiteral wanted)
    {
        var names = wanted.Entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in table.Entries)
        {
            if (!names.Contains(entry.Key))
            {
                document = Erase(document, [.. path, entry.Key]);
            }
        }

        foreach (var (key, value) in wanted.Entries)
        {
            document = Set(document, [.. path, key], value);
        }

        // A table that only its sub-tables or dotted keys had made is gone with the last of them.
        return document.Root.ValueAt(path) is null ? Insert(document, path, wanted) : document;
    }

    private static TomlDocument Insert(TomlDocument document, string[] path, TomlLiteral value) =>
        Apply(document, new Insertion(new DocumentOutline(document), document.Root).Plan(path, value));

    private static TomlDocument Erase(TomlDocument document, string[] path) =>
        Apply(document, Removal.Plan(new DocumentOutline(document), path));

    private static TomlDocument Apply(TomlDocument document, TextChanges changes)
    {
        var edited = TomlDocument.Parse(changes.Apply(document.ToString()), document.SourceName);
        return edited.Diagnostics is [var first, ..]
            ? throw new TomlEditException($"The edited text would not be valid TOML ({first.Message}); edit {document.SourceName} by hand.")
            : edited;
    }
}
