using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Methods;

/// <summary>
/// Every request that a client may send, in the order in which error texts list them. One list, however long: its order is on the wire.
/// </summary>
[WireMethods]
public static class ClientRequestMethods
{
    [WireMethod(typeof(Handshake.InitializeParams), typeof(Handshake.InitializeResponse))]
    public const string Initialize = "initialize";
    [WireMethod(typeof(Diagnostics.ServerDiagnosticsParams), typeof(Diagnostics.ServerDiagnosticsResponse))]
    public const string ServerDiagnostics = "server/diagnostics";
    [WireMethod(typeof(Verification.UserVerificationStatusParams), typeof(Verification.UserVerificationStatusResponse))]
    public const string UserVerificationStatus = "userVerification/status";
    [WireMethod(typeof(Verification.UserVerificationEnrollParams), typeof(Verification.UserVerificationEnrollResponse))]
    public const string UserVerificationEnroll = "userVerification/enroll";
    [WireMethod(typeof(Verification.UserVerificationDeleteParams), typeof(Common.EmptyResponse))]
    public const string UserVerificationDelete = "userVerification/delete";
    [WireMethod(typeof(Verification.UserVerificationVerifyParams), typeof(Verification.UserVerificationVerifyResponse))]
    public const string UserVerificationVerify = "userVerification/verify";
    [WireMethod(typeof(Verification.UserVerificationCancelParams), typeof(Common.EmptyResponse))]
    public const string UserVerificationCancel = "userVerification/cancel";
    [WireMethod(typeof(Threads.ThreadStartParams), typeof(Threads.ThreadStartResponse))]
    public const string ThreadStart = "thread/start";
    [WireMethod(typeof(Threads.ThreadResumeParams), typeof(Threads.ThreadResumeResponse))]
    public const string ThreadResume = "thread/resume";
    [WireMethod(typeof(Threads.ThreadForkParams), typeof(Threads.ThreadForkResponse))]
    public const string ThreadFork = "thread/fork";
    [WireMethod(typeof(Threads.ThreadSampleParams), typeof(Threads.ThreadSampleResponse))]
    public const string ThreadSample = "thread/sample";
    [WireMethod(typeof(Threads.ThreadSampleCancelParams), typeof(Common.EmptyResponse))]
    public const string ThreadSampleCancel = "thread/sample/cancel";
    [WireMethod(typeof(Threads.ThreadArchiveParams), typeof(Common.EmptyResponse))]
    public const string ThreadArchive = "thread/archive";
    [WireMethod(typeof(Threads.ThreadDeleteParams), typeof(Common.EmptyResponse))]
    public const string ThreadDelete = "thread/delete";
    [WireMethod(typeof(Threads.ThreadUnsubscribeParams), typeof(Threads.ThreadUnsubscribeResponse))]
    public const string ThreadUnsubscribe = "thread/unsubscribe";
    [WireMethod(typeof(Threads.ThreadIncrementElicitationParams), typeof(Threads.ThreadIncrementElicitationResponse))]
    public const string ThreadIncrementElicitation = "thread/increment_elicitation";
    [WireMethod(typeof(Threads.ThreadDecrementElicitationParams), typeof(Threads.ThreadDecrementElicitationResponse))]
    public const string ThreadDecrementElicitation = "thread/decrement_elicitation";
    [WireMethod(typeof(Threads.ThreadSetNameParams), typeof(Common.EmptyResponse))]
    public const string ThreadNameSet = "thread/name/set";
    public const string ThreadPredictionRequest = "thread/prediction/request";
    [WireMethod(typeof(Threads.ThreadGoalSetParams), typeof(Threads.ThreadGoalSetResponse))]
    public const string ThreadGoalSet = "thread/goal/set";
    [WireMethod(typeof(Threads.ThreadGoalGetParams), typeof(Threads.ThreadGoalGetResponse))]
    public const string ThreadGoalGet = "thread/goal/get";
    [WireMethod(typeof(Threads.ThreadGoalClearParams), typeof(Threads.ThreadGoalClearResponse))]
    public const string ThreadGoalClear = "thread/goal/clear";
    [WireMethod(typeof(Threads.ThreadQueueAddParams), typeof(Threads.ThreadQueueSubmissionResponse), Response = "ThreadQueueAddResponse")]
    public const string ThreadQueueAdd = "thread/queue/add";
    [WireMethod(typeof(Threads.ThreadQueueListParams), typeof(Threads.ThreadQueueListResponse))]
    public const string ThreadQueueList = "thread/queue/list";
    [WireMethod(typeof(Threads.ThreadQueueUpdateParams), typeof(Threads.ThreadQueueSubmissionResponse), Response = "ThreadQueueUpdateResponse")]
    public const string ThreadQueueUpdate = "thread/queue/update";
    [WireMethod(typeof(Threads.ThreadQueueDeleteParams), typeof(Threads.ThreadQueueDeleteResponse))]
    public const string ThreadQueueDelete = "thread/queue/delete";
    [WireMethod(typeof(Threads.ThreadQueueReorderParams), typeof(Common.EmptyResponse))]
    public const string ThreadQueueReorder = "thread/queue/reorder";
    [WireMethod(typeof(Threads.ThreadQueueStartParams), typeof(Turns.TurnStartResponse), Response = "ThreadQueueStartResponse")]
    public const string ThreadQueueStart = "thread/queue/start";
    [WireMethod(typeof(Threads.ThreadMetadataUpdateParams), typeof(Threads.ThreadMetadataUpdateResponse))]
    public const string ThreadMetadataUpdate = "thread/metadata/update";
    [WireMethod(typeof(Threads.ThreadAttachmentAddParams), typeof(Threads.ThreadAttachmentAddResponse))]
    public const string ThreadAttachmentAdd = "thread/attachment/add";
    [WireMethod(typeof(Threads.ThreadAttachmentListParams), typeof(Threads.ThreadAttachmentListResponse))]
    public const string ThreadAttachmentList = "thread/attachment/list";
    [WireMethod(typeof(Threads.ThreadAttachmentOwnerListParams), typeof(Threads.ThreadAttachmentOwnerListResponse))]
    public const string ThreadAttachmentOwnerList = "thread/attachmentOwner/list";
    [WireMethod(typeof(Threads.ThreadAttachmentRemoveParams), typeof(Common.EmptyResponse))]
    public const string ThreadAttachmentRemove = "thread/attachment/remove";
    [WireMethod(typeof(Threads.ThreadSectionMoveParams), typeof(Common.EmptyResponse))]
    public const string ThreadSectionMove = "thread/section/move";
    [WireMethod(typeof(Threads.ThreadSettingsUpdateParams), typeof(Common.EmptyResponse))]
    public const string ThreadSettingsUpdate = "thread/settings/update";
    [WireMethod(typeof(Threads.ThreadMemoryModeSetParams), typeof(Common.EmptyResponse))]
    public const string ThreadMemoryModeSet = "thread/memoryMode/set";
    [WireMethod(typeof(Threads.ThreadMemoryReadParams), typeof(Threads.ThreadMemoryReadResponse))]
    public const string ThreadMemoryRead = "thread/memory/read";
    [WireMethod(typeof(Threads.MemoryStatusParams), typeof(Threads.MemoryStatusResponse))]
    public const string MemoryStatus = "memory/status";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "MemoryResetResponse", OptionalParams = true)]
    public const string MemoryReset = "memory/reset";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "RolloutCompressResponse", OptionalParams = true)]
    public const string RolloutCompress = "rollout/compress";
    [WireMethod(typeof(Threads.ThreadUnarchiveParams), typeof(Threads.ThreadUnarchiveResponse))]
    public const string ThreadUnarchive = "thread/unarchive";
    [WireMethod(typeof(Threads.ThreadCompactStartParams), typeof(Common.EmptyResponse))]
    public const string ThreadCompactStart = "thread/compact/start";
    [WireMethod(typeof(Threads.ThreadShellCommandParams), typeof(Common.EmptyResponse))]
    public const string ThreadShellCommand = "thread/shellCommand";
    [WireMethod(typeof(Threads.ThreadApproveGuardianDeniedActionParams), typeof(Common.EmptyResponse))]
    public const string ThreadApproveGuardianDeniedAction = "thread/approveGuardianDeniedAction";
    [WireMethod(typeof(Threads.ThreadBackgroundTerminalsCleanParams), typeof(Common.EmptyResponse))]
    public const string ThreadBackgroundTerminalsClean = "thread/backgroundTerminals/clean";
    [WireMethod(typeof(Threads.ThreadBackgroundTerminalsListParams), typeof(Threads.ThreadBackgroundTerminalsListResponse))]
    public const string ThreadBackgroundTerminalsList = "thread/backgroundTerminals/list";
    [WireMethod(typeof(Threads.ThreadBackgroundTerminalsTerminateParams), typeof(Threads.ThreadBackgroundTerminalsTerminateResponse))]
    public const string ThreadBackgroundTerminalsTerminate = "thread/backgroundTerminals/terminate";
    [WireMethod(typeof(Threads.ThreadRevertParams), typeof(Threads.ThreadRevertResponse))]
    public const string ThreadRevert = "thread/revert";
    [WireMethod(typeof(Threads.ThreadListParams), typeof(Threads.ThreadListResponse))]
    public const string ThreadList = "thread/list";
    public const string ProjectList = "project/list";
    public const string ProjectRead = "project/read";
    public const string ProjectCreate = "project/create";
    public const string ProjectImport = "project/import";
    public const string ProjectUpdate = "project/update";
    public const string ProjectMove = "project/move";
    public const string ProjectDelete = "project/delete";
    [WireMethod(typeof(Threads.ThreadSectionListParams), typeof(Threads.ThreadSectionListResponse))]
    public const string ThreadSectionList = "threadSection/list";
    [WireMethod(typeof(Threads.ThreadSectionCreateParams), typeof(Threads.ThreadSectionResponse), Response = "ThreadSectionCreateResponse")]
    public const string ThreadSectionCreate = "threadSection/create";
    [WireMethod(typeof(Threads.ThreadSectionUpdateParams), typeof(Threads.ThreadSectionResponse), Response = "ThreadSectionUpdateResponse")]
    public const string ThreadSectionUpdate = "threadSection/update";
    [WireMethod(typeof(Threads.ThreadSectionDeleteParams), typeof(Common.EmptyResponse))]
    public const string ThreadSectionDelete = "threadSection/delete";
    [WireMethod(typeof(Threads.ThreadSearchParams), typeof(Threads.ThreadSearchResponse))]
    public const string ThreadSearch = "thread/search";
    [WireMethod(typeof(Threads.ThreadSearchOccurrencesParams), typeof(Threads.ThreadSearchOccurrencesResponse))]
    public const string ThreadSearchOccurrences = "thread/searchOccurrences";
    [WireMethod(typeof(Threads.ThreadLoadedListParams), typeof(Threads.ThreadLoadedListResponse))]
    public const string ThreadLoadedList = "thread/loaded/list";
    [WireMethod(typeof(Threads.ThreadReadParams), typeof(Threads.ThreadReadResponse))]
    public const string ThreadRead = "thread/read";
    [WireMethod(typeof(Threads.ThreadReadStateUpdateParams), typeof(Threads.ThreadReadStateUpdateResponse))]
    public const string ThreadReadStateUpdate = "thread/readState/update";
    [WireMethod(typeof(Threads.ThreadTurnsListParams), typeof(Threads.ThreadTurnsListResponse))]
    public const string ThreadTurnsList = "thread/turns/list";
    [WireMethod(typeof(Threads.ThreadItemsListParams), typeof(Threads.ThreadItemsListResponse))]
    public const string ThreadItemsList = "thread/items/list";
    [WireMethod(typeof(Threads.ThreadItemsReadParams), typeof(Threads.ThreadItemsReadResponse))]
    public const string ThreadItemsRead = "thread/items/read";
    [WireMethod(typeof(Threads.ThreadGuardianReviewParams), typeof(Threads.ThreadGuardianReviewResponse))]
    public const string ThreadGuardianReview = "thread/guardianReview";
    [WireMethod(typeof(Threads.ThreadInjectItemsParams), typeof(Common.EmptyResponse))]
    public const string ThreadInjectItems = "thread/inject_items";
    [WireMethod(typeof(Threads.ThreadPrepareApprovedPlanParams), typeof(Threads.ThreadPrepareApprovedPlanResponse))]
    public const string ThreadPrepareApprovedPlan = "thread/prepareApprovedPlan";
    [WireMethod(typeof(Skills.SkillsListParams), typeof(Skills.SkillsListResponse))]
    public const string SkillsList = "skills/list";
    [WireMethod(typeof(Skills.SkillsExtraRootsSetParams), typeof(Common.EmptyResponse))]
    public const string SkillsExtraRootsSet = "skills/extraRoots/set";
    [WireMethod(typeof(Hooks.HooksListParams), typeof(Hooks.HooksListResponse))]
    public const string HooksList = "hooks/list";
    [WireMethod(typeof(Plugins.MarketplaceAddParams), typeof(Plugins.MarketplaceAddResponse))]
    public const string MarketplaceAdd = "marketplace/add";
    [WireMethod(typeof(Plugins.MarketplaceRemoveParams), typeof(Plugins.MarketplaceRemoveResponse))]
    public const string MarketplaceRemove = "marketplace/remove";
    [WireMethod(typeof(Plugins.MarketplaceUpgradeParams), typeof(Plugins.MarketplaceUpgradeResponse))]
    public const string MarketplaceUpgrade = "marketplace/upgrade";
    [WireMethod(typeof(Plugins.PluginListParams), typeof(Plugins.PluginListResponse))]
    public const string PluginList = "plugin/list";
    [WireMethod(typeof(Plugins.PluginSearchParams), typeof(Plugins.PluginSearchResponse))]
    public const string PluginSearch = "plugin/search";
    [WireMethod(typeof(Plugins.PluginInstalledParams), typeof(Plugins.PluginInstalledResponse))]
    public const string PluginInstalled = "plugin/installed";
    [WireMethod(typeof(Plugins.PluginReconcileParams), typeof(Plugins.PluginReconcileResponse))]
    public const string PluginReconcile = "plugin/reconcile";
    [WireMethod(typeof(Plugins.PluginReadParams), typeof(Plugins.PluginReadResponse))]
    public const string PluginRead = "plugin/read";
    [WireMethod(typeof(Plugins.PluginSkillReadParams), typeof(Plugins.PluginSkillReadResponse))]
    public const string PluginSkillRead = "plugin/skill/read";
    [WireMethod(typeof(Plugins.PluginShareSaveParams), typeof(Plugins.PluginShareSaveResponse))]
    public const string PluginShareSave = "plugin/share/save";
    [WireMethod(typeof(Plugins.PluginShareUpdateTargetsParams), typeof(Plugins.PluginShareUpdateTargetsResponse))]
    public const string PluginShareUpdateTargets = "plugin/share/updateTargets";
    [WireMethod(typeof(Plugins.PluginShareListParams), typeof(Plugins.PluginShareListResponse))]
    public const string PluginShareList = "plugin/share/list";
    [WireMethod(typeof(Plugins.PluginShareCheckoutParams), typeof(Plugins.PluginShareCheckoutResponse))]
    public const string PluginShareCheckout = "plugin/share/checkout";
    [WireMethod(typeof(Plugins.PluginShareDeleteParams), typeof(Common.EmptyResponse))]
    public const string PluginShareDelete = "plugin/share/delete";
    [WireMethod(typeof(Apps.AppsReadParams), typeof(Apps.AppsReadResponse))]
    public const string AppRead = "app/read";
    [WireMethod(typeof(Apps.AppsListParams), typeof(Apps.AppsListResponse))]
    public const string AppList = "app/list";
    [WireMethod(typeof(Apps.AppsInstalledParams), typeof(Apps.AppsInstalledResponse))]
    public const string AppInstalled = "app/installed";
    [WireMethod(typeof(Fs.FsReadFileParams), typeof(Fs.FsReadFileResponse))]
    public const string FsReadFile = "fs/readFile";
    [WireMethod(typeof(Fs.FsWriteFileParams), typeof(Common.EmptyResponse))]
    public const string FsWriteFile = "fs/writeFile";
    [WireMethod(typeof(Fs.FsCreateDirectoryParams), typeof(Common.EmptyResponse))]
    public const string FsCreateDirectory = "fs/createDirectory";
    [WireMethod(typeof(Fs.FsGetMetadataParams), typeof(Fs.FsGetMetadataResponse))]
    public const string FsGetMetadata = "fs/getMetadata";
    [WireMethod(typeof(Fs.FsReadDirectoryParams), typeof(Fs.FsReadDirectoryResponse))]
    public const string FsReadDirectory = "fs/readDirectory";
    [WireMethod(typeof(Fs.FsRemoveParams), typeof(Common.EmptyResponse))]
    public const string FsRemove = "fs/remove";
    [WireMethod(typeof(Fs.FsCopyParams), typeof(Common.EmptyResponse))]
    public const string FsCopy = "fs/copy";
    [WireMethod(typeof(Fs.FsWatchParams), typeof(Fs.FsWatchResponse))]
    public const string FsWatch = "fs/watch";
    [WireMethod(typeof(Fs.FsUnwatchParams), typeof(Common.EmptyResponse))]
    public const string FsUnwatch = "fs/unwatch";
    [WireMethod(typeof(Skills.SkillsConfigWriteParams), typeof(Skills.SkillsConfigWriteResponse))]
    public const string SkillsConfigWrite = "skills/config/write";
    [WireMethod(typeof(Plugins.PluginInstallParams), typeof(Plugins.PluginInstallResponse))]
    public const string PluginInstall = "plugin/install";
    [WireMethod(typeof(Plugins.PluginUninstallParams), typeof(Common.EmptyResponse))]
    public const string PluginUninstall = "plugin/uninstall";
    [WireMethod(typeof(Turns.TurnStartParams), typeof(Turns.TurnStartResponse))]
    public const string TurnStart = "turn/start";
    [WireMethod(typeof(Turns.TurnSettingsUpdateParams), typeof(Turns.TurnSettingsUpdateResponse))]
    public const string TurnSettingsUpdate = "turn/settings/update";
    [WireMethod(typeof(Turns.TurnSteerParams), typeof(Turns.TurnSteerResponse))]
    public const string TurnSteer = "turn/steer";
    [WireMethod(typeof(Turns.TurnInterruptParams), typeof(Common.EmptyResponse))]
    public const string TurnInterrupt = "turn/interrupt";
    public const string ThreadRealtimeStart = "thread/realtime/start";
    public const string ThreadRealtimeAppendAudio = "thread/realtime/appendAudio";
    public const string ThreadRealtimeAppendText = "thread/realtime/appendText";
    public const string ThreadRealtimeAppendSpeech = "thread/realtime/appendSpeech";
    public const string ThreadRealtimeStop = "thread/realtime/stop";
    [WireMethod(typeof(Threads.ThreadTimelineListParams), typeof(Threads.ThreadTimelineListResponse))]
    public const string ThreadTimelineList = "thread/timeline/list";
    [WireMethod(typeof(Realtime.ThreadRealtimeListVoicesParams), typeof(Realtime.ThreadRealtimeListVoicesResponse))]
    public const string ThreadRealtimeListVoices = "thread/realtime/listVoices";
    [WireMethod(typeof(Reviews.ReviewStartParams), typeof(Reviews.ReviewStartResponse))]
    public const string ReviewStart = "review/start";
    [WireMethod(typeof(Models.ModelListParams), typeof(Models.ModelListResponse))]
    public const string ModelList = "model/list";
    [WireMethod(typeof(Common.NoParams), typeof(Common.RawJson), Response = "GatewayOAuthReadResponse", OptionalParams = true)]
    public const string AccountGatewayOAuthRead = "account/gatewayOAuth/read";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "GatewayOAuthLoginResponse", OptionalParams = true)]
    public const string AccountGatewayOAuthLogin = "account/gatewayOAuth/login";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "GatewayOAuthCancelResponse", OptionalParams = true)]
    public const string AccountGatewayOAuthCancel = "account/gatewayOAuth/cancel";
    [WireMethod(typeof(Models.ModelProviderListParams), typeof(Models.ModelProviderListResponse))]
    public const string ModelProviderList = "modelProvider/list";
    [WireMethod(typeof(Models.ModelProviderConfigWriteParams), typeof(Models.ModelProviderConfigWriteResponse))]
    public const string ModelProviderConfigWrite = "modelProvider/config/write";
    [WireMethod(typeof(Models.ModelProviderCapabilitiesReadParams), typeof(Models.ModelProviderCapabilitiesReadResponse))]
    public const string ModelProviderCapabilitiesRead = "modelProvider/capabilities/read";
    [WireMethod(typeof(Features.ExperimentalFeatureListParams), typeof(Features.ExperimentalFeatureListResponse))]
    public const string ExperimentalFeatureList = "experimentalFeature/list";
    [WireMethod(typeof(Permissions.PermissionProfileListParams), typeof(Permissions.PermissionProfileListResponse))]
    public const string PermissionProfileList = "permissionProfile/list";
    [WireMethod(typeof(Features.ExperimentalFeatureEnablementSetParams), typeof(Features.ExperimentalFeatureEnablementSetResponse))]
    public const string ExperimentalFeatureEnablementSet = "experimentalFeature/enablement/set";
    [WireMethod(typeof(RemoteControl.RemoteControlEnableParams), typeof(RemoteControl.RemoteControlEnableResponse), OptionalParams = true)]
    public const string RemoteControlEnable = "remoteControl/enable";
    [WireMethod(typeof(RemoteControl.RemoteControlDisableParams), typeof(RemoteControl.RemoteControlDisableResponse), OptionalParams = true)]
    public const string RemoteControlDisable = "remoteControl/disable";
    [WireMethod(typeof(Common.NoParams), typeof(RemoteControl.RemoteControlStatusReadResponse), OptionalParams = true)]
    public const string RemoteControlStatusRead = "remoteControl/status/read";
    [WireMethod(typeof(RemoteControl.RemoteControlPairingStartParams), typeof(RemoteControl.RemoteControlPairingStartResponse))]
    public const string RemoteControlPairingStart = "remoteControl/pairing/start";
    [WireMethod(typeof(RemoteControl.RemoteControlPairingStatusParams), typeof(RemoteControl.RemoteControlPairingStatusResponse))]
    public const string RemoteControlPairingStatus = "remoteControl/pairing/status";
    [WireMethod(typeof(RemoteControl.RemoteControlClientsListParams), typeof(RemoteControl.RemoteControlClientsListResponse))]
    public const string RemoteControlClientList = "remoteControl/client/list";
    [WireMethod(typeof(RemoteControl.RemoteControlClientsRevokeParams), typeof(Common.EmptyResponse))]
    public const string RemoteControlClientRevoke = "remoteControl/client/revoke";
    [WireMethod(typeof(Models.CollaborationModeListParams), typeof(Models.CollaborationModeListResponse))]
    public const string CollaborationModeList = "collaborationMode/list";
    [WireMethod(typeof(Diagnostics.MockExperimentalMethodParams), typeof(Diagnostics.MockExperimentalMethodResponse))]
    public const string MockExperimentalMethod = "mock/experimentalMethod";
    public const string EnvironmentAdd = "environment/add";
    [WireMethod(typeof(Environments.EnvironmentInfoParams), typeof(Environments.EnvironmentInfoResponse))]
    public const string EnvironmentInfo = "environment/info";
    [WireMethod(typeof(Environments.EnvironmentStatusParams), typeof(Environments.EnvironmentStatusResponse))]
    public const string EnvironmentStatus = "environment/status";
    [WireMethod(typeof(Mcp.McpServerOauthLoginParams), typeof(Mcp.McpServerOauthLoginResponse))]
    public const string McpServerOauthLogin = "mcpServer/oauth/login";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "McpServerRefreshResponse", OptionalParams = true)]
    public const string ConfigMcpServerReload = "config/mcpServer/reload";
    [WireMethod(typeof(Mcp.ListMcpServerStatusParams), typeof(Mcp.ListMcpServerStatusResponse))]
    public const string McpServerStatusList = "mcpServerStatus/list";
    [WireMethod(typeof(Mcp.McpResourceReadParams), typeof(Mcp.McpResourceReadResponse))]
    public const string McpServerResourceRead = "mcpServer/resource/read";
    [WireMethod(typeof(Mcp.McpServerEventStreamStartParams), typeof(Common.EmptyResponse))]
    public const string McpServerEventStreamStart = "mcpServer/event/stream/start";
    [WireMethod(typeof(Mcp.McpServerEventStreamStopParams), typeof(Common.EmptyResponse))]
    public const string McpServerEventStreamStop = "mcpServer/event/stream/stop";
    [WireMethod(typeof(Mcp.McpServerToolCallParams), typeof(Mcp.McpServerToolCallResponse))]
    public const string McpServerToolCall = "mcpServer/tool/call";
    [WireMethod(typeof(Permissions.WindowsSandboxSetupStartParams), typeof(Permissions.WindowsSandboxSetupStartResponse))]
    public const string WindowsSandboxSetupStart = "windowsSandbox/setupStart";
    [WireMethod(typeof(Common.NoParams), typeof(Permissions.WindowsSandboxReadinessResponse), OptionalParams = true)]
    public const string WindowsSandboxReadiness = "windowsSandbox/readiness";
    [WireMethod(typeof(Accounts.LoginAccountParams), typeof(Accounts.LoginAccountResponse))]
    public const string AccountLoginStart = "account/login/start";
    [WireMethod(typeof(Accounts.BedrockDiscoverParams), typeof(Accounts.BedrockDiscoverResponse))]
    public const string AccountBedrockDiscover = "account/bedrock/discover";
    [WireMethod(typeof(Accounts.BedrockSetupParams), typeof(Common.EmptyResponse))]
    public const string AccountBedrockSetup = "account/bedrock/setup";
    [WireMethod(typeof(Accounts.GcpSetupParams), typeof(Common.EmptyResponse))]
    public const string AccountGcpSetup = "account/gcp/setup";
    [WireMethod(typeof(Accounts.BedrockCheckGovCloudRequirementsParams), typeof(Accounts.BedrockCheckGovCloudRequirementsResponse))]
    public const string AccountBedrockCheckGovCloudRequirements = "account/bedrock/checkGovCloudRequirements";
    [WireMethod(typeof(Accounts.CancelLoginAccountParams), typeof(Accounts.CancelLoginAccountResponse))]
    public const string AccountLoginCancel = "account/login/cancel";
    [WireMethod(typeof(Common.NoParams), typeof(Common.RawJson), Response = "AccountSessionsResponse", OptionalParams = true)]
    public const string AccountSessionList = "accountSession/list";
    [WireMethod(typeof(Accounts.AccountSessionsSwitchParams), typeof(Common.EmptyResponse), Response = "AccountSessionsSwitchResponse")]
    public const string AccountSessionSwitch = "accountSession/switch";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "LogoutAccountResponse", OptionalParams = true)]
    public const string AccountLogout = "account/logout";
    [WireMethod(typeof(Common.NoParams), typeof(Common.RawJson), Response = "GetAccountSecuritySetupResponse", OptionalParams = true)]
    public const string AccountSecuritySetupRead = "account/securitySetup/read";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "GetAccountRateLimitsResponse", OptionalParams = true)]
    public const string AccountRateLimitsRead = "account/rateLimits/read";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "ConsumeAccountRateLimitResetCreditResponse", OptionalParams = true)]
    public const string AccountRateLimitResetCreditConsume = "account/rateLimitResetCredit/consume";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "GetAccountTokenUsageResponse", OptionalParams = true)]
    public const string AccountUsageRead = "account/usage/read";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "GetWorkspaceMessagesResponse", OptionalParams = true)]
    public const string AccountWorkspaceMessagesRead = "account/workspaceMessages/read";
    [WireMethod(typeof(Common.NoParams), typeof(Common.EmptyResponse), Response = "SendAddCreditsNudgeEmailResponse", OptionalParams = true)]
    public const string AccountSendAddCreditsNudgeEmail = "account/sendAddCreditsNudgeEmail";
    [WireMethod(typeof(Feedback.FeedbackUploadParams), typeof(Feedback.FeedbackUploadResponse))]
    public const string FeedbackUpload = "feedback/upload";
    [WireMethod(typeof(Feedback.FeedbackSaveParams), typeof(Feedback.FeedbackSaveResponse))]
    public const string FeedbackSave = "feedback/save";
    [WireMethod(typeof(CommandExec.CommandExecParams), typeof(CommandExec.CommandExecResponse))]
    public const string CommandExec = "command/exec";
    [WireMethod(typeof(CommandExec.CommandExecWriteParams), typeof(Common.EmptyResponse))]
    public const string CommandExecWrite = "command/exec/write";
    [WireMethod(typeof(CommandExec.CommandExecTerminateParams), typeof(Common.EmptyResponse))]
    public const string CommandExecTerminate = "command/exec/terminate";
    [WireMethod(typeof(CommandExec.CommandExecResizeParams), typeof(Common.EmptyResponse))]
    public const string CommandExecResize = "command/exec/resize";
    [WireMethod(typeof(Processes.ProcessSpawnParams), typeof(Common.EmptyResponse))]
    public const string ProcessSpawn = "process/spawn";
    [WireMethod(typeof(Processes.ProcessWriteStdinParams), typeof(Common.EmptyResponse))]
    public const string ProcessWriteStdin = "process/writeStdin";
    [WireMethod(typeof(Processes.ProcessKillParams), typeof(Common.EmptyResponse))]
    public const string ProcessKill = "process/kill";
    [WireMethod(typeof(Processes.ProcessResizePtyParams), typeof(Common.EmptyResponse))]
    public const string ProcessResizePty = "process/resizePty";
    [WireMethod(typeof(Config.ConfigReadParams), typeof(Config.ConfigReadResponse))]
    public const string ConfigRead = "config/read";
    public const string ExternalAgentConfigDetect = "externalAgentConfig/detect";
    public const string ExternalAgentConfigImport = "externalAgentConfig/import";
    [WireMethod(typeof(Migration.ExternalAgentConfigImportHistoryRecordParams), typeof(Migration.ExternalAgentConfigImportHistoryRecordResponse))]
    public const string ExternalAgentConfigImportRecordHistory = "externalAgentConfig/import/recordHistory";
    [WireMethod(typeof(Common.NoParams), typeof(Migration.ExternalAgentConfigImportHistoriesReadResponse), OptionalParams = true)]
    public const string ExternalAgentConfigImportReadHistories = "externalAgentConfig/import/readHistories";
    [WireMethod(typeof(Config.ConfigValueWriteParams), typeof(Config.ConfigWriteResponse))]
    public const string ConfigValueWrite = "config/value/write";
    [WireMethod(typeof(Config.ConfigBatchWriteParams), typeof(Config.ConfigWriteResponse))]
    public const string ConfigBatchWrite = "config/batchWrite";
    [WireMethod(typeof(Common.NoParams), typeof(Config.ConfigRequirementsReadResponse), OptionalParams = true)]
    public const string ConfigRequirementsRead = "configRequirements/read";
    [WireMethod(typeof(Accounts.GetAccountParams), typeof(Accounts.GetAccountResponse))]
    public const string AccountRead = "account/read";
    [WireMethod(typeof(Legacy.GetConversationSummaryParams), typeof(Legacy.GetConversationSummaryResponse))]
    public const string GetConversationSummary = "getConversationSummary";
    [WireMethod(typeof(Legacy.GitDiffToRemoteParams), typeof(Legacy.GitDiffToRemoteResponse))]
    public const string GitDiffToRemote = "gitDiffToRemote";
    [WireMethod(typeof(Legacy.GetAuthStatusParams), typeof(Legacy.GetAuthStatusResponse))]
    public const string GetAuthStatus = "getAuthStatus";
    [WireMethod(typeof(Search.FuzzyFileSearchParams), typeof(Search.FuzzyFileSearchResponse))]
    public const string FuzzyFileSearch = "fuzzyFileSearch";
    [WireMethod(typeof(Search.FuzzyFileSearchSessionStartParams), typeof(Common.EmptyResponse))]
    public const string FuzzyFileSearchSessionStart = "fuzzyFileSearch/sessionStart";
    [WireMethod(typeof(Search.FuzzyFileSearchSessionUpdateParams), typeof(Common.EmptyResponse))]
    public const string FuzzyFileSearchSessionUpdate = "fuzzyFileSearch/sessionUpdate";
    [WireMethod(typeof(Search.FuzzyFileSearchSessionStopParams), typeof(Common.EmptyResponse))]
    public const string FuzzyFileSearchSessionStop = "fuzzyFileSearch/sessionStop";

    /// <summary>All of them, in protocol order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Initialize,
        ServerDiagnostics,
        UserVerificationStatus,
        UserVerificationEnroll,
        UserVerificationDelete,
        UserVerificationVerify,
        UserVerificationCancel,
        ThreadStart,
        ThreadResume,
        ThreadFork,
        ThreadSample,
        ThreadSampleCancel,
        ThreadArchive,
        ThreadDelete,
        ThreadUnsubscribe,
        ThreadIncrementElicitation,
        ThreadDecrementElicitation,
        ThreadNameSet,
        ThreadPredictionRequest,
        ThreadGoalSet,
        ThreadGoalGet,
        ThreadGoalClear,
        ThreadQueueAdd,
        ThreadQueueList,
        ThreadQueueUpdate,
        ThreadQueueDelete,
        ThreadQueueReorder,
        ThreadQueueStart,
        ThreadMetadataUpdate,
        ThreadAttachmentAdd,
        ThreadAttachmentList,
        ThreadAttachmentOwnerList,
        ThreadAttachmentRemove,
        ThreadSectionMove,
        ThreadSettingsUpdate,
        ThreadMemoryModeSet,
        ThreadMemoryRead,
        MemoryStatus,
        MemoryReset,
        RolloutCompress,
        ThreadUnarchive,
        ThreadCompactStart,
        ThreadShellCommand,
        ThreadApproveGuardianDeniedAction,
        ThreadBackgroundTerminalsClean,
        ThreadBackgroundTerminalsList,
        ThreadBackgroundTerminalsTerminate,
        ThreadRevert,
        ThreadList,
        ProjectList,
        ProjectRead,
        ProjectCreate,
        ProjectImport,
        ProjectUpdate,
        ProjectMove,
        ProjectDelete,
        ThreadSectionList,
        ThreadSectionCreate,
        ThreadSectionUpdate,
        ThreadSectionDelete,
        ThreadSearch,
        ThreadSearchOccurrences,
        ThreadLoadedList,
        ThreadRead,
        ThreadReadStateUpdate,
        ThreadTurnsList,
        ThreadItemsList,
        ThreadItemsRead,
        ThreadGuardianReview,
        ThreadInjectItems,
        ThreadPrepareApprovedPlan,
        SkillsList,
        SkillsExtraRootsSet,
        HooksList,
        MarketplaceAdd,
        MarketplaceRemove,
        MarketplaceUpgrade,
        PluginList,
        PluginSearch,
        PluginInstalled,
        PluginReconcile,
        PluginRead,
        PluginSkillRead,
        PluginShareSave,
        PluginShareUpdateTargets,
        PluginShareList,
        PluginShareCheckout,
        PluginShareDelete,
        AppRead,
        AppList,
        AppInstalled,
        FsReadFile,
        FsWriteFile,
        FsCreateDirectory,
        FsGetMetadata,
        FsReadDirectory,
        FsRemove,
        FsCopy,
        FsWatch,
        FsUnwatch,
        SkillsConfigWrite,
        PluginInstall,
        PluginUninstall,
        TurnStart,
        TurnSettingsUpdate,
        TurnSteer,
        TurnInterrupt,
        ThreadRealtimeStart,
        ThreadRealtimeAppendAudio,
        ThreadRealtimeAppendText,
        ThreadRealtimeAppendSpeech,
        ThreadRealtimeStop,
        ThreadTimelineList,
        ThreadRealtimeListVoices,
        ReviewStart,
        ModelList,
        AccountGatewayOAuthRead,
        AccountGatewayOAuthLogin,
        AccountGatewayOAuthCancel,
        ModelProviderList,
        ModelProviderConfigWrite,
        ModelProviderCapabilitiesRead,
        ExperimentalFeatureList,
        PermissionProfileList,
        ExperimentalFeatureEnablementSet,
        RemoteControlEnable,
        RemoteControlDisable,
        RemoteControlStatusRead,
        RemoteControlPairingStart,
        RemoteControlPairingStatus,
        RemoteControlClientList,
        RemoteControlClientRevoke,
        CollaborationModeList,
        MockExperimentalMethod,
        EnvironmentAdd,
        EnvironmentInfo,
        EnvironmentStatus,
        McpServerOauthLogin,
        ConfigMcpServerReload,
        McpServerStatusList,
        McpServerResourceRead,
        McpServerEventStreamStart,
        McpServerEventStreamStop,
        McpServerToolCall,
        WindowsSandboxSetupStart,
        WindowsSandboxReadiness,
        AccountLoginStart,
        AccountBedrockDiscover,
        AccountBedrockSetup,
        AccountGcpSetup,
        AccountBedrockCheckGovCloudRequirements,
        AccountLoginCancel,
        AccountSessionList,
        AccountSessionSwitch,
        AccountLogout,
        AccountSecuritySetupRead,
        AccountRateLimitsRead,
        AccountRateLimitResetCreditConsume,
        AccountUsageRead,
        AccountWorkspaceMessagesRead,
        AccountSendAddCreditsNudgeEmail,
        FeedbackUpload,
        FeedbackSave,
        CommandExec,
        CommandExecWrite,
        CommandExecTerminate,
        CommandExecResize,
        ProcessSpawn,
        ProcessWriteStdin,
        ProcessKill,
        ProcessResizePty,
        ConfigRead,
        ExternalAgentConfigDetect,
        ExternalAgentConfigImport,
        ExternalAgentConfigImportRecordHistory,
        ExternalAgentConfigImportReadHistories,
        ConfigValueWrite,
        ConfigBatchWrite,
        ConfigRequirementsRead,
        AccountRead,
        GetConversationSummary,
        GitDiffToRemote,
        GetAuthStatus,
        FuzzyFileSearch,
        FuzzyFileSearchSessionStart,
        FuzzyFileSearchSessionUpdate,
        FuzzyFileSearchSessionStop,
    ];
}
