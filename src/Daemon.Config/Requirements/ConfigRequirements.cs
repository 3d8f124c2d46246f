using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Requirements;

/// <summary>
/// What the administrator demands of every configuration. A null list sets no limit. Immutable; made by
/// <see cref="RequirementsReader"/>.
/// </summary>
public sealed class ConfigRequirements
{
    private readonly IReadOnlyDictionary<string, string> _origins;

    internal ConfigRequirements(TomlTable table, IReadOnlyDictionary<string, string> origins, IReadOnlyList<FileSystemEntry> denyRead)
    {
        Table = new TableReader(table);
        _origins = origins;
        DenyRead = denyRead;
    }

    /// <summary>No demands.</summary>
    public static ConfigRequirements None { get; } = new(TableEdits.Empty, new Dictionary<string, string>(), []);

    /// <summary>Entries that deny, for every managed profile.</summary>
    public IReadOnlyList<FileSystemEntry> DenyRead { get; }

    /// <summary>Rules beside the user's, of which the strictest wins.</summary>
    public IReadOnlyList<RequiredRule> Rules => RequiredRule.Read(Table);

    internal TableReader Table { get; }

    internal bool IsEmpty => Table.Value.Entries.Count == 0;

    internal IReadOnlyList<string>? SandboxModes => Table.Texts("allowed_sandbox_modes");

    /// <summary>Whether permissions of a sandbox mode may be chosen. What must not be read can be kept only by a sandbox.</summary>
    internal bool AllowsMode(string mode) =>
        SandboxModes?.Contains(mode) != false && (DenyRead.Count == 0 || mode is "read-only" or "workspace-write");

    /// <summary>Profile ids and whether each may be chosen; null allows all.</summary>
    internal IReadOnlyDictionary<string, bool>? PermissionProfiles => Table.TryTable("allowed_permission_profiles", out var profiles)
        ? profiles.Value.Entries.ToDictionary(entry => entry.Key, entry => entry.Value is TomlBoolean { Value: true }, StringComparer.Ordinal)
        : null;

    /// <summary>Limits of the managed proxy; null when there are none.</summary>
    internal TableReader? Network =>
        Table.TryTable("experimental_network", out var network) || Table.TryTable("network_proxy", out network)
        || Table.Table("permissions").TryTable("network", out network)
            ? network
            : null;

    internal TableReader Features => Table.TryTable("features", out var features) ? features : Table.Table("feature_requirements");

    /// <summary>The table of profiles that the administrator defines; null when there is none.</summary>
    internal TomlTable? ManagedProfiles => Table.TryTable("permissions", out var permissions)
        ? TableEdits.Without(permissions.Value, [.. RequirementsSchema.SharedPermissions])
        : null;

    /// <summary>The file that demands something of a top-level key.</summary>
    internal string Origin(string key) => _origins.GetValueOrDefault(key, "requirements");
}
