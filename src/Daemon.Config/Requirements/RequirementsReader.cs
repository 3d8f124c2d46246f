using Daemon.Config.CommandEnvironments;
using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Config.Permissions;
using Daemon.Config.Schema;
using Daemon.Config.Strict;
using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml;
using Daemon.Toml.Values;

namespace Daemon.Config.Requirements;

/// <summary>Reads requirements.toml, and what managed_config.toml demands by setting values.</summary>
internal static class RequirementsReader
{
    /// <param name="systemFolder">The folder of requirements.toml.</param>
    /// <param name="managed">managed_config.toml as a layer.</param>
    /// <param name="home">Absolute folder for <c>~</c>.</param>
    /// <param name="source">Receives the file with its unknown keys.</param>
    /// <exception cref="ConfigLoadException">A demand is malformed.</exception>
    public static ConfigRequirements Read(string systemFolder, ConfigLayer managed, string home, out RequirementsFile source)
    {
        var file = Path.Join(systemFolder, "requirements.toml");
        var document = Parse(file);
        var table = document?.Root ?? TableEdits.Empty;
        var found = SchemaValidator.Validate(table, RequirementsSchema.Root);
        source = new RequirementsFile(file, document?.ToString(), found);
        if (found.FirstOrDefault(problem => problem.Kind == SchemaProblemKind.Type) is { } wrong)
        {
            var failure = Fatal($"failed to parse requirements layer {file}: {wrong.Message}\nin `{KeyOf(wrong)}`\n").Failure;
            throw new ConfigLoadException(failure with { Span = wrong.Span, Text = source.Text });
        }

        if (table.TryGet("experimental_network", out _) && table.TryGet("network_proxy", out _))
        {
            throw Fatal($"failed to parse requirements layer {file}: duplicate field `network_proxy`");
        }

        var demands = Project(new TableReader(managed.Table));
        var known = ForThisHost(found.Aggregate(table, static (rest, problem) => TableEdits.WithoutPath(rest, [.. problem.KeyPath])));
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (origin, keys) in new[] { (file, known), (managed.Source.FilePath ?? string.Empty, demands) })
        {
            foreach (var entry in keys.Entries)
            {
                origins[entry.Key] = origin;
            }
        }

        // Arrays replace: of two lists of allowed values the managed one counts.
        var merged = TableEdits.Merge(new PathResolution(systemFolder, home).Resolve(known, RequirementsSchema.Root), demands);
        return merged.Entries.Count == 0 ? ConfigRequirements.None : new ConfigRequirements(merged, origins, DenyRead(merged));
    }

    /// <summary>The key that the message names: up to the first list, and no single feature.</summary>
    private static string KeyOf(SchemaProblem problem) => string.Join(
        '.', problem.KeyPath is ["features", ..] ? ["features"] : problem.KeyPath.TakeWhile(segment => segment is not [>= '0' and <= '9', ..]));

    private static TomlDocument? Parse(string file)
    {
        try
        {
            return LayerFiles.ReadBytes(file) is { } bytes ? LayerParser.Parse(bytes, file) : null;
        }
        catch (ConfigLoadException e) when (e.Failure is { Span: { } span } failure)
        {
            var text = FormattableString.Invariant(
                $"TOML parse error at line {span.Line}, column {span.Column}\n{new ConfigProblem(failure).Excerpt}\n{failure.Detail}\n");
            throw new ConfigLoadException(new ConfigFailure(ConfigFailureKind.Requirements, $"failed to parse requirements layer {file}: {text}"));
        }
    }

    /// <summary>The first entry of <c>remote_sandbox_config</c> with a pattern for this host decides about sandbox modes.</summary>
    private static TomlTable ForThisHost(TomlTable table)
    {
        if (!table.TryGet("remote_sandbox_config", out var remote) || remote.Value is not TomlArray entries)
        {
            return table;
        }

        var match = entries.Items.OfType<TomlTable>().FirstOrDefault(entry =>
            new TableReader(entry).Texts("hostname_patterns")?.Any(pattern => NamePattern.Matches(pattern, Environment.MachineName)) == true);
        return match is not null && match.TryGet("allowed_sandbox_modes", out var modes)
            ? TableEdits.With(table, ["allowed_sandbox_modes"], modes.Value)
            : table;
    }

    /// <summary>What a value in managed_config.toml allows.</summary>
    private static TomlTable Project(TableReader managed)
    {
        var demands = new List<TomlEntry>();
        if (managed.TryGet("approval_policy", out var policy))
        {
            demands.Add(Demand("allowed_approval_policies", [policy]));
        }

        if (managed.Text("sandbox_mode") is { } mode)
        {
            demands.Add(Demand("allowed_sandbox_modes", mode == "read-only" ? [Word(mode)] : [Word("read-only"), Word(mode)]));
        }

        if (managed.Text("approvals_reviewer") is { } reviewer)
        {
            demands.Add(Demand("allowed_approvals_reviewers", reviewer == "auto_review" ? [Word(reviewer), Word("user")] : [Word(reviewer)]));
        }

        return new TomlTable(demands, default);
    }

    private static List<FileSystemEntry> DenyRead(TomlTable table) =>
        [.. FileSystemEntries.Deny(new TableReader(table).Table("permissions").Table("filesystem").Texts("deny_read") ?? [])];

    private static TomlEntry Demand(string key, IReadOnlyList<TomlValue> values) => new(key, default, new TomlArray(values, default));

    private static TomlString Word(string word) => new(word, default);

    private static ConfigLoadException Fatal(string detail) => new(new ConfigFailure(ConfigFailureKind.Requirements, detail) { IsFatal = true });
}
