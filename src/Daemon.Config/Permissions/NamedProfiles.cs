using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Permissions;

/// <summary>The <c>[permissions]</c> table: resolves a user's profile with its parents, which come first.</summary>
/// <param name="table">The merged table; null when there is none.</param>
/// <param name="cwd">Absolute base of relative <c>workspace_roots</c>.</param>
/// <param name="home">Absolute folder for <c>~</c>.</param>
/// <param name="networks">Decides how the network is reached.</param>
internal sealed class NamedProfiles(TomlTable? table, string cwd, string home, NetworkRulesReader networks)
{
    public bool IsDefined => table is not null;

    /// <summary>Ids and descriptions, sorted by id.</summary>
    public IEnumerable<(string Id, string? Description)> List() => (table?.Entries ?? [])
        .OrderBy(entry => entry.Key, Utf8Order.Instance)
        .Select(entry => (entry.Key, (entry.Value as TomlTable) is { } profile ? new TableReader(profile).Text("description") : null));

    /// <exception cref="ConfigLoadException">The profile or one of its parents is undefined or malformed.</exception>
    public ResolvedPermissionProfile.Named Resolve(string id, ICollection<string> warnings)
    {
        var lineage = Lineage(id);
        var fileSystem = lineage[^1] is { Parent: { } builtIn } ? BuiltInProfiles.EntriesToExtend(builtIn)! : TableEdits.Empty;
        var roots = TableEdits.Empty;
        var network = TableEdits.Empty;
        for (var i = lineage.Count - 1; i >= 0; i--)
        {
            fileSystem = TableEdits.Merge(fileSystem, lineage[i].Body.Table("filesystem").Value);
            roots = TableEdits.Merge(roots, lineage[i].Body.Table("workspace_roots").Value);
            network = TableEdits.Merge(network, lineage[i].Body.Table("network").Value);
        }

        var depth = ScanDepth(new TableReader(fileSystem));
        var entries = FileSystemEntries.Compile(Sorted(fileSystem), home);
        Warn(id, entries, depth, warnings);
        var reader = new TableReader(network);
        var (access, rules) = networks.Read(reader, enabled: reader.Flag("enabled") == true);
        return new ResolvedPermissionProfile.Named(
            id,
            lineage[0].Body.Text("extends"),
            new PermissionProfile.Managed(new FileSystemPolicy.Restricted(entries, depth), access) { NetworkRules = rules },
            [.. Sorted(roots).Entries.Where(root => root.Value is TomlBoolean { Value: true }).Select(root => Root(root.Key))]);
    }

    /// <summary>The profile, its parent, and so on; the last one's parent is a built-in profile or nothing.</summary>
    private List<(string Id, TableReader Body, string? Parent)> Lineage(string id)
    {
        var lineage = new List<(string Id, TableReader Body, string? Parent)>();
        string? next = id;
        while (next is not null)
        {
            if (lineage.FindIndex(known => known.Id == next) is >= 0 and var start)
            {
                var cycle = string.Join(" -> ", lineage[start..].Select(known => known.Id).Append(next));
                throw ConfigLoadException.Semantic($"permissions profile inheritance cycle detected: {cycle}", "permissions", lineage[^1].Id, "extends");
            }

            var body = Body(next) ?? throw (lineage.Count == 0
                ? ConfigLoadException.Semantic($"default_permissions refers to undefined profile `{next}`", "default_permissions")
                : ConfigLoadException.Semantic(
                    $"permissions profile `{lineage[^1].Id}` extends undefined profile `{next}`", "permissions", lineage[^1].Id, "extends"));
            var parent = body.Text("extends");
            lineage.Add((next, body, parent));
            next = parent?.StartsWith(':') == true ? null : parent;
            if (parent is not null && next is null && BuiltInProfiles.EntriesToExtend(parent) is null)
            {
                throw ConfigLoadException.Semantic($"permissions profile `{lineage[^1].Id}` cannot extend unsupported built-in profile `{parent}`", "permissions", lineage[^1].Id, "extends");
            }
        }

        return lineage;
    }

    private TableReader? Body(string id) =>
        table is not null && table.TryGet(id, out var entry) && entry.Value is TomlTable body ? new TableReader(body) : null;

    /// <summary>
    /// By key at both levels, as the reference lists entries. The order does not matter to what a profile grants, but clients see it in
    /// the writable roots.
    /// </summary>
    private static TomlTable Sorted(TomlTable fileSystem) => new(
        [.. fileSystem.Entries
            .OrderBy(entry => entry.Key, Utf8Order.Instance)
            .Select(entry => entry.Value is TomlTable nested ? entry with { Value = Sorted(nested) } : entry)],
        fileSystem.Span);

    private string Root(string path)
    {
        FileSystemEntries.RequireNoNul(path);
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(Paths.ExpandHome(path, home), cwd));
    }

    private static int? ScanDepth(TableReader fileSystem) => fileSystem.Count(FileSystemEntries.ScanDepthKey) switch
    {
        0 => throw ConfigLoadException.Semantic("glob_scan_max_depth must be at least 1"),
        var depth => depth,
    };

    private static void Warn(string id, IReadOnlyList<FileSystemEntry> entries, int? depth, ICollection<string> warnings)
    {
        if (depth is null && !OperatingSystem.IsMacOS())
        {
            foreach (var entry in entries)
            {
                var path = FileSystemEntries.Spelling(entry.Target);
                if (path.Contains("**", StringComparison.Ordinal))
                {
                    warnings.Add(
                        $"Filesystem deny-read glob `{path}` uses `**`. Non-macOS sandboxing does not support unbounded `**` natively; set `{FileSystemEntries.ScanDepthKey}` in this filesystem profile to cap Linux glob expansion and silence this warning, or enumerate explicit depths such as `*.env`, `*/*.env`, and `*/*/*.env`.");
                }
            }
        }

        var unknown = entries.Where(entry => entry.Target is FileSystemTarget.Special { Kind: SpecialPathKind.Unknown }).ToList();
        foreach (var entry in unknown)
        {
            warnings.Add(
                $"Configured filesystem path `{FileSystemEntries.Spelling(entry.Target)}` is not recognized by this version of Codex and will be ignored. Upgrade Codex if this path is required.");
        }

        if (entries.Count == unknown.Count)
        {
            warnings.Add(
                $"Permissions profile `{id}` does not define any recognized filesystem entries for this version of Codex. Filesystem access will remain restricted. Upgrade Codex if this profile expects filesystem permissions.");
        }
    }
}
