namespace Daemon.Protocol.V2.Plugins;

/// <summary>A plugin that was brought up to date.</summary>
public sealed record PluginReconcileChangedPlugin
{
    public required bool HasApps { get; init; }

    public required bool HasHooks { get; init; }

    public required bool HasMcps { get; init; }

    public required bool HasSkills { get; init; }

    public required string Id { get; init; }
}
