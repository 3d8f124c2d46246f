using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Json;

/// <summary>What there is to choose from: models, providers, skills, tool servers.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Mcp.ListMcpServerStatusParams))]
[JsonSerializable(typeof(Mcp.ListMcpServerStatusResponse))]
[JsonSerializable(typeof(Mcp.McpServerStatusUpdatedNotification))]
[JsonSerializable(typeof(Models.ModelListParams))]
[JsonSerializable(typeof(Models.ModelListResponse))]
[JsonSerializable(typeof(Hooks.HooksListParams))]
[JsonSerializable(typeof(Hooks.HooksListResponse))]
[JsonSerializable(typeof(Models.ModelProviderCapabilitiesReadResponse))]
[JsonSerializable(typeof(Models.ModelProviderListParams))]
[JsonSerializable(typeof(Models.ModelProviderListResponse))]
[JsonSerializable(typeof(Skills.SkillsChangedNotification))]
[JsonSerializable(typeof(Skills.SkillsConfigWriteParams))]
[JsonSerializable(typeof(Skills.SkillsExtraRootsSetParams))]
[JsonSerializable(typeof(Skills.SkillsListParams))]
[JsonSerializable(typeof(Skills.SkillsListResponse))]
internal sealed partial class CatalogueJsonContext : JsonSerializerContext;
