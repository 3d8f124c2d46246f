namespace Daemon.Protocol.V2.Models;

/// <summary>The model that is recommended instead.</summary>
public sealed record ModelUpgradeInfo
{
    public string? MigrationMarkdown { get; init; }

    public required string Model { get; init; }

    public string? ModelLink { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? RetirementAt { get; init; }

    public string? UpgradeCopy { get; init; }
}
