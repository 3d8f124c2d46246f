using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.V2.Json;

/// <content>What there is to choose from: models, providers, skills, tool servers.</content>
public static partial class WireJson
{
    private static readonly CatalogueJsonContext CatalogueContext = new(CreateOptions());

    public static JsonTypeInfo<Mcp.ListMcpServerStatusParams> ListMcpServerStatusParams => CatalogueContext.ListMcpServerStatusParams;

    public static JsonTypeInfo<Mcp.ListMcpServerStatusResponse> ListMcpServerStatusResponse => CatalogueContext.ListMcpServerStatusResponse;

    public static JsonTypeInfo<Mcp.McpServerStatusUpdatedNotification> McpServerStatusUpdatedNotification => CatalogueContext.McpServerStatusUpdatedNotification;

    public static JsonTypeInfo<Models.ModelListParams> ModelListParams => CatalogueContext.ModelListParams;

    public static JsonTypeInfo<Models.ModelListResponse> ModelListResponse => CatalogueContext.ModelListResponse;

    public static JsonTypeInfo<Hooks.HooksListParams> HooksListParams => CatalogueContext.HooksListParams;

    public static JsonTypeInfo<Hooks.HooksListResponse> HooksListResponse => CatalogueContext.HooksListResponse;

    public static JsonTypeInfo<Models.ModelProviderCapabilitiesReadResponse> ModelProviderCapabilitiesReadResponse => CatalogueContext.ModelProviderCapabilitiesReadResponse;

    public static JsonTypeInfo<Models.ModelProviderListParams> ModelProviderListParams => CatalogueContext.ModelProviderListParams;

    public static JsonTypeInfo<Models.ModelProviderListResponse> ModelProviderListResponse => CatalogueContext.ModelProviderListResponse;

    public static JsonTypeInfo<Skills.SkillsChangedNotification> SkillsChangedNotification => CatalogueContext.SkillsChangedNotification;

    public static JsonTypeInfo<Skills.SkillsConfigWriteParams> SkillsConfigWriteParams => CatalogueContext.SkillsConfigWriteParams;

    public static JsonTypeInfo<Skills.SkillsExtraRootsSetParams> SkillsExtraRootsSetParams => CatalogueContext.SkillsExtraRootsSetParams;

    public static JsonTypeInfo<Skills.SkillsListParams> SkillsListParams => CatalogueContext.SkillsListParams;

    public static JsonTypeInfo<Skills.SkillsListResponse> SkillsListResponse => CatalogueContext.SkillsListResponse;
}
