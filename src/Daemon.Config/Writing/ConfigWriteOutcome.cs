using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Toml.Values;

namespace Daemon.Config.Writing;

/// <summary>Why a write was refused; wire names as the members, in camel case.</summary>
public enum ConfigWriteErrorCode
{
    ConfigLayerReadonly,
    ConfigVersionConflict,
    ConfigValidationError,
}

/// <summary>A layer above the user's that decides a written key otherwise.</summary>
/// <param name="EffectiveValue">The value in effect; null when the layer leaves none.</param>
public sealed record OverriddenMetadata(string Message, ConfigLayer OverridingLayer, TomlValue? EffectiveValue);

/// <summary>What came of a write.</summary>
public abstract record ConfigWriteOutcome
{
    private ConfigWriteOutcome()
    {
    }

    /// <summary>The file has the edits.</summary>
    /// <param name="Version">Of the user layer as written.</param>
    /// <param name="Overridden">The first edited key that has no effect; null when all have.</param>
    public sealed record Written(string Version, string FilePath, OverriddenMetadata? Overridden) : ConfigWriteOutcome;

    /// <summary>The request is at fault; nothing was written.</summary>
    public sealed record Refused(ConfigWriteErrorCode Code, string Message) : ConfigWriteOutcome;

    /// <summary>The file is at fault or cannot be written.</summary>
    public sealed record Failed(ConfigFailure Failure) : ConfigWriteOutcome;
}
