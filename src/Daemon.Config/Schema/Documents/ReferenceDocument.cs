using System.Globalization;
using System.Text;

using Daemon.Config.Features;

namespace Daemon.Config.Schema.Documents;

/// <summary>The schema of config.toml as a page for users.</summary>
internal static class ReferenceDocument
{
    /// <summary>Markdown with a final newline.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            """
            # config.toml

            Generated from `src/Daemon.Config/Schema`; edit that and run the tests of Daemon.Config with `UPDATE_GOLDEN=1`.

            Every key is optional unless marked *required*. “–” as a default means unset. Relative paths count from the folder of the file
            that has them; `~` is the home folder. Unknown keys are reported and ignored, or refused under `--strict-config`.

            [config.sample.toml](config.sample.toml) is a start with safe settings. Mind `shell_environment_policy`: by default commands get
            every variable of the daemon, keys and tokens included; the sample passes on what they need.

            ## Where settings come from

            From low to high: `/etc/codex/config.toml`; `config.toml` in the Codex home; `NAME.config.toml` beside it (`--profile NAME`);
            `.codex/config.toml` of a trusted project, from its root down to the cwd; the command line (`-c key=value`, `--enable FEATURE`,
            `--disable FEATURE`) and a thread's `config` parameter; `/etc/codex/managed_config.toml`. Tables merge key by key; other values,
            lists included, replace. `config/read` with `includeLayers` shows each layer and where each value comes from.

            `/etc/codex/requirements.toml` limits what all of these may choose: a forbidden value gives way to an allowed one, with a warning.

            """);
        foreach (var section in ConfigSchema.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Title}\n");
            var nested = new List<(string Path, Shape.Table Table)>();
            WriteKeys(text, string.Empty, section.Keys(), nested);

            // The list grows while it is read: tables within tables follow their parents.
            for (var i = 0; i < nested.Count; i++)
            {
                var (path, table) = nested[i];
                text.Append(CultureInfo.InvariantCulture, $"\n### `[{path}]`\n");
                if (table.WarnRest)
                {
                    WriteFeatures(text);
                }
                else
                {
                    WriteKeys(text, path + ".", table.Members.InOrder, nested);
                    Collect(path + ".<name>", table.Rest, nested);
                }
            }
        }

        return text.ToString();
    }

    private static void WriteKeys(StringBuilder text, string prefix, IReadOnlyList<SchemaKey> keys, List<(string Path, Shape.Table Table)> nested)
    {
        if (keys.Count == 0)
        {
            text.Append("\nA table for each name.\n");
        }
        else
        {
            text.Append("\n| Key | Type | Default | Meaning | Example |\n|---|---|---|---|---|\n");
        }

        foreach (var key in keys)
        {
            var meaning = key.Meaning + (key.Required ? " *Required.*" : string.Empty) + (key.NoEffect ? " Has no effect." : string.Empty);
            text.Append(CultureInfo.InvariantCulture, $"| `{key.Name}` | {Type(key.Shape)} | {Code(key.Default) ?? "–"} | {meaning} | {Code(key.Example)} |\n");
            if (key.SameAs is null)
            {
                Collect(prefix + key.Name, key.Shape, nested);
            }
        }
    }

    /// <summary>Notes the tables that a shape leads to, under the path that their header would have.</summary>
    private static void Collect(string path, Shape? shape, List<(string Path, Shape.Table Table)> nested)
    {
        switch (shape)
        {
            case Shape.Table table:
                nested.Add((path, table));
                break;
            case Shape.Map map:
                Collect(path + ".<name>", map.Value, nested);
                break;
            case Shape.List list:
                Collect(path, list.Item, nested);
                break;
            case Shape.ChoiceOrVariant choice:
                foreach (var variant in choice.Variants())
                {
                    Collect($"{path}.{variant.Name}", variant.Shape, nested);
                }

                break;
            case Shape.OneOf union:
                foreach (var alternative in union.Alternatives)
                {
                    Collect(path, alternative, nested);
                }

                break;
        }
    }

    private static string Type(Shape shape) => shape switch
    {
        Shape.Text => "text",
        Shape.FilePath => "path",
        Shape.Flag => "true or false",
        Shape.Number { PositiveMessage: not null } => "number above 0",
        Shape.Number => "number",
        Shape.Integer integer => integer.Minimum >= 0 ? string.Create(CultureInfo.InvariantCulture, $"integer from {integer.Minimum}") : "integer",
        Shape.Choice choice => string.Join(", ", choice.Words.Select(word => $"`{word}`")),
        Shape.ChoiceOrVariant choice => string.Join(", ", choice.Words.Select(word => $"`{word}`")) + " or a table",
        Shape.List list => list.Item is Shape.Table ? "list of tables" : $"list of {Type(list.Item)}",
        Shape.Map map => map.Value is Shape.Table ? "tables by name" : $"name to {Type(map.Value)}",
        Shape.Table => "table",
        Shape.OneOf union => string.Join(" or ", union.Alternatives.Select(Type)),
        _ => "anything",
    };

    private static void WriteFeatures(StringBuilder text)
    {
        text.Append("\n| Feature | Stage | Default |\n|---|---|---|\n");
        foreach (var feature in FeatureTable.Alphabetical)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{feature.Name}` | {FeatureTable.StageName(feature.Stage)} | `{(feature.Default ? "true" : "false")}` |\n");
        }

        text.Append("\nOld names: ");
        text.AppendJoin(", ", FeatureTable.Aliases.Select(alias => $"`{alias.Key}` for `{alias.Value}`"));
        text.Append(".\n");
    }

    private static string? Code(string? toml) => toml is null ? null : $"`{toml.Replace("|", "\\|", StringComparison.Ordinal)}`";
}
