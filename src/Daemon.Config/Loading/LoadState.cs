using Daemon.Config.Layers;
using Daemon.Config.Model;
using Daemon.Config.Permissions;
using Daemon.Config.Requirements;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>What a load has found so far; it outlives a failure, so that <c>config/read</c> can show layers of a broken whole.</summary>
internal sealed class LoadState
{
    /// <summary>From the lowest precedence to the highest, as merging goes.</summary>
    public IReadOnlyList<ConfigLayer> Layers { get; set; } = [];

    /// <summary>When set, receives the failures of files that cannot be read, instead of these ending the load.</summary>
    public List<ConfigFailure>? UnreadableFiles { get; init; }

    public TomlTable Merged { get; set; } = TableEdits.Empty;

    public ConfigRequirements Requirements { get; set; } = ConfigRequirements.None;

    /// <summary>Where <see cref="Requirements"/> were read from, with the keys in it that nothing reads.</summary>
    public RequirementsFile RequirementsFile { get; set; } = RequirementsFile.None;

    public PermissionResolver? Profiles { get; set; }

    public EffectiveConfig? Effective { get; set; }

    public ConfigFailure? Failure { get; set; }

    public List<ConfigWarning> Warnings { get; } = [];

    public ConfigSnapshot ToSnapshot() => new()
    {
        Layers = [.. Layers.Reverse()],
        Merged = Merged,
        Effective = Failure is null ? Effective : null,
        Failure = Failure,
        Requirements = Requirements,
        Profiles = Profiles,
        Warnings = [.. Warnings],
    };
}
