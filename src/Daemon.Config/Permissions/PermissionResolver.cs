using Daemon.Config.Features;
using Daemon.Config.Loading;
using Daemon.Config.Requirements;
using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Permissions;

/// <summary>
/// Resolves permission profiles of one merged configuration, by id or by legacy mode. Pure: it reads no file, so a thread may keep one
/// for switching profiles between turns.
/// </summary>
public sealed class PermissionResolver
{
    private const string NetworkFeature = "network_proxy";

    private readonly NamedProfiles _named;
    private readonly TableReader _workspaceWrite;
    private readonly TableReader _networkFeature;
    private readonly NetworkRulesReader _networks;
    private readonly ConfigRequirements _requirements;

    /// <param name="merged">The merged configuration.</param>
    /// <param name="cwd">Absolute base of relative workspace roots.</param>
    /// <param name="home">Absolute folder for <c>~</c>.</param>
    /// <param name="requirements">Decides what <see cref="List"/> calls allowed.</param>
    /// <param name="runtimeFeatures">States of features that stand in for their defaults.</param>
    internal PermissionResolver(
        TomlTable merged,
        string cwd,
        string home,
        ConfigRequirements? requirements = null,
        IReadOnlyDictionary<string, bool>? runtimeFeatures = null)
    {
        _requirements = requirements ?? ConfigRequirements.None;
        var reader = new TableReader(merged);
        _networkFeature = reader.Table("features").Table(NetworkFeature);
        _networks = new NetworkRulesReader(
            _requirements.Features.Flag(NetworkFeature) ?? FeatureResolver.Resolve(reader, runtimeFeatures).IsEnabled(NetworkFeature), _requirements);
        _named = new NamedProfiles(reader.TryTable("permissions", out var table) ? table.Value : null, cwd, home, _networks);
        _workspaceWrite = reader.Table("sandbox_workspace_write");
    }

    /// <summary>Resolves an id.</summary>
    /// <param name="id">A built-in id or a key of <c>[permissions]</c>.</param>
    /// <param name="warnings">Receives sentences about entries that will not do what they seem to.</param>
    /// <param name="failure">Why there is no such profile; null on success.</param>
    public ResolvedPermissionProfile? TryResolve(string id, ICollection<string> warnings, out ConfigFailure? failure)
    {
        try
        {
            failure = null;
            return Resolve(id, warnings);
        }
        catch (ConfigLoadException e)
        {
            failure = e.Failure;
            return null;
        }
    }

    /// <summary>Every profile for <c>permissionProfile/list</c>: built-in ones first, then the user's, sorted.</summary>
    public IReadOnlyList<PermissionProfileSummary> List() =>
    [
        .. BuiltInProfiles.Ids.Select(id => new PermissionProfileSummary(id, null, IsAllowed(id))),
        .. _named.List().Select(profile =>
            new PermissionProfileSummary(profile.Id, profile.Description, IsAllowed(profile.Id))),
    ];

    /// <summary>Resolves a legacy mode; <c>workspace-write</c> takes its details from <c>[sandbox_workspace_write]</c>.</summary>
    internal ResolvedPermissionProfile ResolveLegacy(string mode) => LegacySandboxProjection.Resolve(mode switch
    {
        "workspace-write" => new LegacySandboxPolicy.WorkspaceWrite(
            ConfiguredRoots,
            _workspaceWrite.Flag("network_access") == true,
            _workspaceWrite.Flag("exclude_tmpdir_env_var") == true,
            _workspaceWrite.Flag("exclude_slash_tmp") == true),
        "danger-full-access" => new LegacySandboxPolicy.DangerFullAccess(),
        "read-only" => new LegacySandboxPolicy.ReadOnly(NetworkAccess: false),
        _ => throw ConfigLoadException.Semantic($"unknown sandbox mode `{mode}`"),
    });

    /// <summary>The rules in place of an open network that no profile's table speaks of; null when open means open.</summary>
    internal NetworkRules? OpenNetworkRules() => _networks.Read(_networkFeature, enabled: true).Rules;

    /// <summary>The absolute <c>[sandbox_workspace_write] writable_roots</c>.</summary>
    internal IReadOnlyList<string> ConfiguredRoots => _workspaceWrite.Texts("writable_roots") ?? [];

    /// <exception cref="ConfigLoadException">There is no such profile.</exception>
    internal ResolvedPermissionProfile Resolve(string id, ICollection<string> warnings)
    {
        if (id.StartsWith(':'))
        {
            return BuiltInProfiles.Find(id) ?? throw ConfigLoadException.Semantic($"default_permissions refers to unknown built-in profile `{id}`", "default_permissions");
        }

        return _named.IsDefined
            ? _named.Resolve(id, warnings)
            : throw ConfigLoadException.Semantic("default_permissions requires a `[permissions]` table", "default_permissions");
    }

    /// <exception cref="ConfigLoadException">A profile takes an id that is reserved.</exception>
    internal void CheckIds()
    {
        foreach (var (id, _) in _named.List())
        {
            if (id.StartsWith(':'))
            {
                throw ConfigLoadException.Semantic($"permissions profile `{id}` uses a reserved built-in profile prefix", "permissions", id);
            }
        }
    }

    private bool IsAllowed(string id) =>
        _requirements.PermissionProfiles?.GetValueOrDefault(id) != false
        && TryResolve(id, [], out _) is { } profile
        && _requirements.AllowsMode(SandboxModeNames.ModeOf(profile));
}

/// <summary>One line of <c>permissionProfile/list</c>.</summary>
/// <param name="IsAllowed">False when the profile does not resolve or requirements forbid it.</param>
public sealed record PermissionProfileSummary(string Id, string? Description, bool IsAllowed);
