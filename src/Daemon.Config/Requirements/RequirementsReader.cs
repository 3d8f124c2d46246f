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
            // The sentence names only the top-level key, as launchers know it; the place is shown below it.
            var failure = Fatal($"failed to parse requirements layer {file}: {wrong.Message}\nin `{wrong.KeyPath[0]}`").Failure;
            throw new ConfigLoadException(failure with { Span = wrong.Span, Text = source.Text });
        }

        if (table.TryGet("experimental_network", out _) && table.TryGet("network_proxy", out _))
        {
            throw Fatal($"failed to parse requirements layer {file}: duplicate field `network_proxy`");
        }

        var demands = Project(new TableReader(managed.Table));
        var known = found.Aggregate(table, static (rest, problem) => TableEdits.WithoutPath(rest, [.. problem.KeyPath]));
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
