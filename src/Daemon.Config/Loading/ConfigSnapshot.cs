using Daemon.Config.Layers;
using Daemon.Config.Model;
using Daemon.Config.Permissions;
using Daemon.Config.Requirements;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>The outcome of one load. Immutable.</summary>
public sealed record ConfigSnapshot
{
    /// <summary>From the highest precedence to the lowest. User and system layers are always there; empty after an unreadable file.</summary>
    public required IReadOnlyList<ConfigLayer> Layers { get; init; }

    /// <summary>The enabled layers merged.</summary>
    public required TomlTable Merged { get; init; }

    /// <summary>What the administrator demands; already applied to <see cref="Effective"/>.</summary>
    public ConfigRequirements Requirements { get; init; } = ConfigRequirements.None;

    /// <summary>
    /// Every profile that a request may name. There also when the configuration is broken, as long as all of it is TOML: clients list the
    /// profiles to repair the choice. Null otherwise.
    /// </summary>
    public PermissionResolver? Profiles { get; init; }

    /// <summary>Null exactly when <see cref="Failure"/> is not.</summary>
    public EffectiveConfig? Effective { get; init; }

    /// <summary>Why the configuration cannot be used: requests that need one are refused with it.</summary>
    public ConfigFailure? Failure { get; init; }

    /// <summary>What the user should know, in the order in which to tell it.</summary>
    public IReadOnlyList<ConfigWarning> Warnings { get; init; } = [];
}
