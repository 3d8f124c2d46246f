namespace Daemon.Protocol.V2.Plugins;

/// <summary>A plugin, installed or not.</summary>
public sealed record PluginSummary
{
    public required PluginAuthPolicy AuthPolicy { get; init; }

    public PluginAvailability Availability { get; init; } = PluginAvailability.Available;

    public PluginDisabledReason? DisabledReason { get; init; }

    public IReadOnlyList<string>? EligiblePlanTypes { get; init; }

    public required bool Enabled { get; init; }

    public required string Id { get; init; }

    public required PluginInstallPolicy InstallPolicy { get; init; }

    public PluginInstallPolicySource? InstallPolicySource { get; init; }

    public required bool Installed { get; init; }

    public long? InstalledAt { get; init; }

    public PluginInterface? Interface { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public string? LocalVersion { get; init; }

    public bool? MustShowInstallationInterstitial { get; init; }

    public required string Name { get; init; }

    public string? RemotePluginId { get; init; }

    public PluginShareContext? ShareContext { get; init; }

    public required PluginSource Source { get; init; }

    public string? Version { get; init; }
}
