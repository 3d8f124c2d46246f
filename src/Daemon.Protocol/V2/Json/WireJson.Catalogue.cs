namespace Daemon.Protocol.V2.Json;

/// <content>What there is to choose from: models, providers, skills, tool servers.</content>
[WireRoot(typeof(Mcp.ListMcpServerStatusParams))]
[WireRoot(typeof(Mcp.ListMcpServerStatusResponse))]
[WireRoot(typeof(Mcp.McpResourceReadParams))]
[WireRoot(typeof(Mcp.McpServerOauthLoginParams))]
[WireRoot(typeof(Mcp.McpServerStatusUpdatedNotification))]
[WireRoot(typeof(Mcp.McpServerToolCallParams))]
[WireRoot(typeof(Models.ModelListParams))]
[WireRoot(typeof(Models.ModelListResponse))]
[WireRoot(typeof(Hooks.HooksListParams))]
[WireRoot(typeof(Hooks.HooksListResponse))]
[WireRoot(typeof(Models.CollaborationModeListParams))]
[WireRoot(typeof(Models.ModelProviderCapabilitiesReadParams))]
[WireRoot(typeof(Models.ModelProviderCapabilitiesReadResponse))]
[WireRoot(typeof(Models.ModelProviderListParams))]
[WireRoot(typeof(Models.ModelProviderListResponse))]
[WireRoot(typeof(Skills.SkillsChangedNotification))]
[WireRoot(typeof(Skills.SkillsConfigWriteParams))]
[WireRoot(typeof(Skills.SkillsExtraRootsSetParams))]
[WireRoot(typeof(Skills.SkillsListParams))]
[WireRoot(typeof(Skills.SkillsListResponse))]
public static partial class WireJson;
