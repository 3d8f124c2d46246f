using Daemon.ModelClient.Catalog;
using Daemon.Protocol.V2.Models;
using WireModality = Daemon.Protocol.V2.Models.InputModality;

namespace Daemon.AppServer.Mapping;

/// <summary>Catalogued models as clients see them.</summary>
internal static class ModelMapper
{
    public static Model ToWire(ModelInfo model, bool isDefault) => new()
    {
        Id = model.Slug,
        Slug = model.Slug,
        DisplayName = model.DisplayName,
        Description = model.Description,
        Hidden = model.Hidden,
        IsDefault = isDefault,
        SupportedReasoningEfforts = [.. model.Efforts.Select(effort => new ReasoningEffortOption { ReasoningEffort = effort.Name, Description = effort.Description })],
        DefaultReasoningEffort = model.DefaultEffort ?? "none",
        InputModalities =
            [.. model.InputModalities.Select(modality => modality == Daemon.ModelClient.Catalog.InputModality.Image ? WireModality.Image : WireModality.Text)],
        ServiceTiers = [.. model.ServiceTiers.Select(tier => new ModelServiceTier { Id = tier.Id, Name = tier.Name, Description = tier.Description })],
        DefaultServiceTier = model.DefaultServiceTier,

        // The older name of the same thing.
        AdditionalSpeedTiers = model.ServiceTiers.Any(tier => tier.Id == "priority") ? ["fast"] : [],
        Upgrade = model.Upgrade,
        UpgradeInfo = model.Upgrade is { } next ? new ModelUpgradeInfo { Model = next } : null,
        ModelSpecialty = model.Specialty,
        MultiAgentVersion = model.MultiAgentVersion switch
        {
            "v1" => MultiAgentVersion.V1,
            "v2" => MultiAgentVersion.V2,
            _ => null,
        },
    };
}
