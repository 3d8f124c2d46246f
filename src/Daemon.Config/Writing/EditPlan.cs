using System.Text.Json;

using Daemon.Config.Values;
using Daemon.Toml;
using Daemon.Toml.Editing;
using Daemon.Toml.Values;

namespace Daemon.Config.Writing;

/// <summary>Checked edits, ready to be applied to a document as often as concurrent writers make it necessary.</summary>
internal sealed class EditPlan
{
    private readonly List<(IReadOnlyList<string> Path, TomlValue? Value, MergeStrategy Strategy)> _edits = [];

    private EditPlan()
    {
    }

    /// <summary>The key paths, in the order of the edits.</summary>
    public IEnumerable<IReadOnlyList<string>> Paths => _edits.Select(edit => edit.Path);

    /// <summary>Checks what can be checked without the file.</summary>
    /// <returns>Null with the reason in <paramref name="error"/>.</returns>
    public static EditPlan? Create(IReadOnlyList<ConfigEdit> edits, out string? error)
    {
        var plan = new EditPlan();
        foreach (var edit in edits)
        {
            if (!KeyPath.TryParse(edit.KeyPath, out var path, out error))
            {
                return null;
            }

            var removes = edit.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;
            var value = removes ? null : TomlJson.Read(edit.Value, skipNulls: false);
            if (value is null && !removes)
            {
                error = "invalid value: invalid type: null, expected any valid TOML value";
                return null;
            }

            error = value is null ? null : Legacy(path);
            if (error is not null)
            {
                return null;
            }

            plan._edits.Add((path, value, edit.Strategy));
        }

        error = null;
        return plan;
    }

    /// <summary>The document's text with all edits.</summary>
    /// <exception cref="TomlEditException">An edit does not fit the document.</exception>
    /// <exception cref="ArgumentException">A text holds half a surrogate pair.</exception>
    public string Apply(TomlDocument document)
    {
        var editor = new TomlEditor(document);
        foreach (var (path, value, strategy) in _edits)
        {
            if (value is null)
            {
                editor.Remove(path);
            }
            else if (strategy == MergeStrategy.Upsert && value is TomlTable table)
            {
                Upsert(editor, path, table);
            }
            else
            {
                editor.Set(path, TomlLiterals.From(value));
            }
        }

        return editor.ToString();
    }

    private static void Upsert(TomlEditor editor, IReadOnlyList<string> path, TomlTable table)
    {
        if (TableEdits.ValueAt(editor.Document.Root, path) is not TomlTable)
        {
            editor.Set(path, TomlLiterals.From(table));
            return;
        }

        foreach (var entry in table.Entries)
        {
            IReadOnlyList<string> child = [.. path, entry.Key];
            if (entry.Value is TomlTable nested)
            {
                Upsert(editor, child, nested);
            }
            else
            {
                editor.Set(child, TomlLiterals.From(entry.Value));
            }
        }
    }

    private static string? Legacy(IReadOnlyList<string> path) => path[0] switch
    {
        "profile" => "`profile` is a legacy config selector and can no longer be written; use `--profile <name>` with `<name>.config.toml` instead",
        "profiles" => "`profiles` contains legacy config profile tables and can no longer be written; use `--profile <name>` with `<name>.config.toml` instead",
        _ => null,
    };
}
