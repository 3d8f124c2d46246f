using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Models;

/// <summary>A model in the catalogue.</summary>
public sealed record Model
{
    public required string Id { get; init; }

    [JsonPropertyName("model")]
    public required string Slug { get; init; }

    public required string DisplayName { get; init; }

    public required string Description { get; init; }

    public required bool Hidden { get; init; }

    public required bool IsDefault { get; init; }

    public required IReadOnlyList<ReasoningEffortOption> SupportedReasoningEfforts { get; init; }

    public required string DefaultReasoningEffort { get; init; }

    public IReadOnlyList<InputModality> InputModalities { get; init; } = [InputModality.Text, InputModality.Image];

    public bool SupportsPersonality { get; init; }

    public IReadOnlyList<ModelServiceTier> ServiceTiers { get; init; } = [];

    public string? DefaultServiceTier { get; init; }

    public IReadOnlyList<string> AdditionalSpeedTiers { get; init; } = [];

    public string? Upgrade { get; init; }

    public ModelUpgradeInfo? UpgradeInfo { get; init; }

    public ModelAvailabilityNux? AvailabilityNux { get; init; }

    public ModelAccessPrograms? AvailableAccessPrograms { get; init; }

    public string? ModelSpecialty { get; init; }

    public MultiAgentVersion? MultiAgentVersion { get; init; }
}
