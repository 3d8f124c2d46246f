// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AccountSessionsSwitchParams } from "./v2/AccountSessionsSwitchParams";
import type { AppsInstalledParams } from "./v2/AppsInstalledParams";
import type { AppsListParams } from "./v2/AppsListParams";
import type { AppsReadParams } from "./v2/AppsReadParams";
import type { BedrockCheckGovCloudRequirementsParams } from "./v2/BedrockCheckGovCloudRequirementsParams";
import type { BedrockDiscoverParams } from "./v2/BedrockDiscoverParams";
import type { BedrockSetupParams } from "./v2/BedrockSetupParams";
import type { CancelLoginAccountParams } from "./v2/CancelLoginAccountParams";
import type { CollaborationModeListParams } from "./v2/CollaborationModeListParams";
import type { CommandExecParams } from "./v2/CommandExecParams";
import type { CommandExecResizeParams } from "./v2/CommandExecResizeParams";
import type { CommandExecTerminateParams } from "./v2/CommandExecTerminateParams";
import type { CommandExecWriteParams } from "./v2/CommandExecWriteParams";
import type { ConfigBatchWriteParams } from "./v2/ConfigBatchWriteParams";
import type { ConfigReadParams } from "./v2/ConfigReadParams";
import type { ConfigValueWriteParams } from "./v2/ConfigValueWriteParams";
import type { EnvironmentInfoParams } from "./v2/EnvironmentInfoParams";
import type { EnvironmentStatusParams } from "./v2/EnvironmentStatusParams";
import type { ExperimentalFeatureEnablementSetParams } from "./v2/ExperimentalFeatureEnablementSetParams";
import type { ExperimentalFeatureListParams } from "./v2/ExperimentalFeatureListParams";
import type { ExternalAgentConfigImportHistoryRecordParams } from "./v2/ExternalAgentConfigImportHistoryRecordParams";
import type { FeedbackSaveParams } from "./v2/FeedbackSaveParams";
import type { FeedbackUploadParams } from "./v2/FeedbackUploadParams";
import type { FsCopyParams } from "./v2/FsCopyParams";
import type { FsCreateDirectoryParams } from "./v2/FsCreateDirectoryParams";
import type { FsGetMetadataParams } from "./v2/FsGetMetadataParams";
import type { FsReadDirectoryParams } from "./v2/FsReadDirectoryParams";
import type { FsReadFileParams } from "./v2/FsReadFileParams";
import type { FsRemoveParams } from "./v2/FsRemoveParams";
import type { FsUnwatchParams } from "./v2/FsUnwatchParams";
import type { FsWatchParams } from "./v2/FsWatchParams";
import type { FsWriteFileParams } from "./v2/FsWriteFileParams";
import type { FuzzyFileSearchParams } from "./FuzzyFileSearchParams";
import type { FuzzyFileSearchSessionStartParams } from "./FuzzyFileSearchSessionStartParams";
import type { FuzzyFileSearchSessionStopParams } from "./FuzzyFileSearchSessionStopParams";
import type { FuzzyFileSearchSessionUpdateParams } from "./FuzzyFileSearchSessionUpdateParams";
import type { GcpSetupParams } from "./v2/GcpSetupParams";
import type { GetAccountParams } from "./v2/GetAccountParams";
import type { GetAuthStatusParams } from "./GetAuthStatusParams";
import type { GetConversationSummaryParams } from "./GetConversationSummaryParams";
import type { GitDiffToRemoteParams } from "./GitDiffToRemoteParams";
import type { HooksListParams } from "./v2/HooksListParams";
import type { InitializeParams } from "./InitializeParams";
import type { ListMcpServerStatusParams } from "./v2/ListMcpServerStatusParams";
import type { LoginAccountParams } from "./v2/LoginAccountParams";
import type { MarketplaceAddParams } from "./v2/MarketplaceAddParams";
import type { MarketplaceRemoveParams } from "./v2/MarketplaceRemoveParams";
import type { MarketplaceUpgradeParams } from "./v2/MarketplaceUpgradeParams";
import type { McpResourceReadParams } from "./v2/McpResourceReadParams";
import type { McpServerEventStreamStartParams } from "./v2/McpServerEventStreamStartParams";
import type { McpServerEventStreamStopParams } from "./v2/McpServerEventStreamStopParams";
import type { McpServerOauthLoginParams } from "./v2/McpServerOauthLoginParams";
import type { McpServerToolCallParams } from "./v2/McpServerToolCallParams";
import type { MemoryStatusParams } from "./v2/MemoryStatusParams";
import type { MockExperimentalMethodParams } from "./v2/MockExperimentalMethodParams";
import type { ModelListParams } from "./v2/ModelListParams";
import type { ModelProviderCapabilitiesReadParams } from "./v2/ModelProviderCapabilitiesReadParams";
import type { ModelProviderConfigWriteParams } from "./v2/ModelProviderConfigWriteParams";
import type { ModelProviderListParams } from "./v2/ModelProviderListParams";
import type { PermissionProfileListParams } from "./v2/PermissionProfileListParams";
import type { PluginInstallParams } from "./v2/PluginInstallParams";
import type { PluginInstalledParams } from "./v2/PluginInstalledParams";
import type { PluginListParams } from "./v2/PluginListParams";
import type { PluginReadParams } from "./v2/PluginReadParams";
import type { PluginReconcileParams } from "./v2/PluginReconcileParams";
import type { PluginSearchParams } from "./v2/PluginSearchParams";
import type { PluginShareCheckoutParams } from "./v2/PluginShareCheckoutParams";
import type { PluginShareDeleteParams } from "./v2/PluginShareDeleteParams";
import type { PluginShareListParams } from "./v2/PluginShareListParams";
import type { PluginShareSaveParams } from "./v2/PluginShareSaveParams";
import type { PluginShareUpdateTargetsParams } from "./v2/PluginShareUpdateTargetsParams";
import type { PluginSkillReadParams } from "./v2/PluginSkillReadParams";
import type { PluginUninstallParams } from "./v2/PluginUninstallParams";
import type { ProcessKillParams } from "./v2/ProcessKillParams";
import type { ProcessResizePtyParams } from "./v2/ProcessResizePtyParams";
import type { ProcessSpawnParams } from "./v2/ProcessSpawnParams";
import type { ProcessWriteStdinParams } from "./v2/ProcessWriteStdinParams";
import type { RemoteControlClientsListParams } from "./v2/RemoteControlClientsListParams";
import type { RemoteControlClientsRevokeParams } from "./v2/RemoteControlClientsRevokeParams";
import type { RemoteControlDisableParams } from "./v2/RemoteControlDisableParams";
import type { RemoteControlEnableParams } from "./v2/RemoteControlEnableParams";
import type { RemoteControlPairingStartParams } from "./v2/RemoteControlPairingStartParams";
import type { RemoteControlPairingStatusParams } from "./v2/RemoteControlPairingStatusParams";
import type { RequestId } from "./RequestId";
import type { ReviewStartParams } from "./v2/ReviewStartParams";
import type { ServerDiagnosticsParams } from "./v2/ServerDiagnosticsParams";
import type { SkillsConfigWriteParams } from "./v2/SkillsConfigWriteParams";
import type { SkillsExtraRootsSetParams } from "./v2/SkillsExtraRootsSetParams";
import type { SkillsListParams } from "./v2/SkillsListParams";
import type { SubmissionSubmitParams } from "./v2/SubmissionSubmitParams";
import type { ThreadApproveGuardianDeniedActionParams } from "./v2/ThreadApproveGuardianDeniedActionParams";
import type { ThreadArchiveParams } from "./v2/ThreadArchiveParams";
import type { ThreadAttachmentAddParams } from "./v2/ThreadAttachmentAddParams";
import type { ThreadAttachmentListParams } from "./v2/ThreadAttachmentListParams";
import type { ThreadAttachmentOwnerListParams } from "./v2/ThreadAttachmentOwnerListParams";
import type { ThreadAttachmentRemoveParams } from "./v2/ThreadAttachmentRemoveParams";
import type { ThreadBackgroundTerminalsCleanParams } from "./v2/ThreadBackgroundTerminalsCleanParams";
import type { ThreadBackgroundTerminalsListParams } from "./v2/ThreadBackgroundTerminalsListParams";
import type { ThreadBackgroundTerminalsTerminateParams } from "./v2/ThreadBackgroundTerminalsTerminateParams";
import type { ThreadCompactStartParams } from "./v2/ThreadCompactStartParams";
import type { ThreadDecrementElicitationParams } from "./v2/ThreadDecrementElicitationParams";
import type { ThreadDeleteParams } from "./v2/ThreadDeleteParams";
import type { ThreadForkParams } from "./v2/ThreadForkParams";
import type { ThreadGoalClearParams } from "./v2/ThreadGoalClearParams";
import type { ThreadGoalGetParams } from "./v2/ThreadGoalGetParams";
import type { ThreadGoalSetParams } from "./v2/ThreadGoalSetParams";
import type { ThreadGuardianReviewParams } from "./v2/ThreadGuardianReviewParams";
import type { ThreadIncrementElicitationParams } from "./v2/ThreadIncrementElicitationParams";
import type { ThreadInjectItemsParams } from "./v2/ThreadInjectItemsParams";
import type { ThreadItemsListParams } from "./v2/ThreadItemsListParams";
import type { ThreadItemsReadParams } from "./v2/ThreadItemsReadParams";
import type { ThreadListParams } from "./v2/ThreadListParams";
import type { ThreadLoadedListParams } from "./v2/ThreadLoadedListParams";
import type { ThreadMemoryModeSetParams } from "./v2/ThreadMemoryModeSetParams";
import type { ThreadMemoryReadParams } from "./v2/ThreadMemoryReadParams";
import type { ThreadMetadataUpdateParams } from "./v2/ThreadMetadataUpdateParams";
import type { ThreadPrepareApprovedPlanParams } from "./v2/ThreadPrepareApprovedPlanParams";
import type { ThreadQueueAddParams } from "./v2/ThreadQueueAddParams";
import type { ThreadQueueDeleteParams } from "./v2/ThreadQueueDeleteParams";
import type { ThreadQueueListParams } from "./v2/ThreadQueueListParams";
import type { ThreadQueueReorderParams } from "./v2/ThreadQueueReorderParams";
import type { ThreadQueueStartParams } from "./v2/ThreadQueueStartParams";
import type { ThreadQueueUpdateParams } from "./v2/ThreadQueueUpdateParams";
import type { ThreadReadParams } from "./v2/ThreadReadParams";
import type { ThreadReadStateUpdateParams } from "./v2/ThreadReadStateUpdateParams";
import type { ThreadRealtimeListVoicesParams } from "./v2/ThreadRealtimeListVoicesParams";
import type { ThreadResumeParams } from "./v2/ThreadResumeParams";
import type { ThreadRevertParams } from "./v2/ThreadRevertParams";
import type { ThreadSampleCancelParams } from "./v2/ThreadSampleCancelParams";
import type { ThreadSampleParams } from "./v2/ThreadSampleParams";
import type { ThreadSearchOccurrencesParams } from "./v2/ThreadSearchOccurrencesParams";
import type { ThreadSearchParams } from "./v2/ThreadSearchParams";
import type { ThreadSectionCreateParams } from "./v2/ThreadSectionCreateParams";
import type { ThreadSectionDeleteParams } from "./v2/ThreadSectionDeleteParams";
import type { ThreadSectionListParams } from "./v2/ThreadSectionListParams";
import type { ThreadSectionMoveParams } from "./v2/ThreadSectionMoveParams";
import type { ThreadSectionUpdateParams } from "./v2/ThreadSectionUpdateParams";
import type { ThreadSetNameParams } from "./v2/ThreadSetNameParams";
import type { ThreadSettingsUpdateParams } from "./v2/ThreadSettingsUpdateParams";
import type { ThreadShellCommandParams } from "./v2/ThreadShellCommandParams";
import type { ThreadStartParams } from "./v2/ThreadStartParams";
import type { ThreadTimelineListParams } from "./v2/ThreadTimelineListParams";
import type { ThreadTurnsListParams } from "./v2/ThreadTurnsListParams";
import type { ThreadUnarchiveParams } from "./v2/ThreadUnarchiveParams";
import type { ThreadUnsubscribeParams } from "./v2/ThreadUnsubscribeParams";
import type { TurnInterruptParams } from "./v2/TurnInterruptParams";
import type { TurnSettingsUpdateParams } from "./v2/TurnSettingsUpdateParams";
import type { TurnStartParams } from "./v2/TurnStartParams";
import type { TurnSteerParams } from "./v2/TurnSteerParams";
import type { UserVerificationCancelParams } from "./v2/UserVerificationCancelParams";
import type { UserVerificationDeleteParams } from "./v2/UserVerificationDeleteParams";
import type { UserVerificationEnrollParams } from "./v2/UserVerificationEnrollParams";
import type { UserVerificationStatusParams } from "./v2/UserVerificationStatusParams";
import type { UserVerificationVerifyParams } from "./v2/UserVerificationVerifyParams";
import type { WindowsSandboxSetupStartParams } from "./v2/WindowsSandboxSetupStartParams";

/** A request from a client to the daemon. */
export type ClientRequest = 
  | { "method": "initialize", id: RequestId, params: InitializeParams }
  | { "method": "server/diagnostics", id: RequestId, params: ServerDiagnosticsParams }
  | { "method": "userVerification/status", id: RequestId, params: UserVerificationStatusParams }
  | { "method": "userVerification/enroll", id: RequestId, params: UserVerificationEnrollParams }
  | { "method": "userVerification/delete", id: RequestId, params: UserVerificationDeleteParams }
  | { "method": "userVerification/verify", id: RequestId, params: UserVerificationVerifyParams }
  | { "method": "userVerification/cancel", id: RequestId, params: UserVerificationCancelParams }
  | { "method": "thread/start", id: RequestId, params: ThreadStartParams }
  | { "method": "thread/resume", id: RequestId, params: ThreadResumeParams }
  | { "method": "thread/fork", id: RequestId, params: ThreadForkParams }
  | { "method": "thread/sample", id: RequestId, params: ThreadSampleParams }
  | { "method": "thread/sample/cancel", id: RequestId, params: ThreadSampleCancelParams }
  | { "method": "thread/archive", id: RequestId, params: ThreadArchiveParams }
  | { "method": "thread/delete", id: RequestId, params: ThreadDeleteParams }
  | { "method": "thread/unsubscribe", id: RequestId, params: ThreadUnsubscribeParams }
  | { "method": "thread/increment_elicitation", id: RequestId, params: ThreadIncrementElicitationParams }
  | { "method": "thread/decrement_elicitation", id: RequestId, params: ThreadDecrementElicitationParams }
  | { "method": "thread/name/set", id: RequestId, params: ThreadSetNameParams }
  | { "method": "thread/goal/set", id: RequestId, params: ThreadGoalSetParams }
  | { "method": "thread/goal/get", id: RequestId, params: ThreadGoalGetParams }
  | { "method": "thread/goal/clear", id: RequestId, params: ThreadGoalClearParams }
  | { "method": "thread/queue/add", id: RequestId, params: ThreadQueueAddParams }
  | { "method": "thread/queue/list", id: RequestId, params: ThreadQueueListParams }
  | { "method": "thread/queue/update", id: RequestId, params: ThreadQueueUpdateParams }
  | { "method": "thread/queue/delete", id: RequestId, params: ThreadQueueDeleteParams }
  | { "method": "thread/queue/reorder", id: RequestId, params: ThreadQueueReorderParams }
  | { "method": "thread/queue/start", id: RequestId, params: ThreadQueueStartParams }
  | { "method": "thread/metadata/update", id: RequestId, params: ThreadMetadataUpdateParams }
  | { "method": "thread/attachment/add", id: RequestId, params: ThreadAttachmentAddParams }
  | { "method": "thread/attachment/list", id: RequestId, params: ThreadAttachmentListParams }
  | { "method": "thread/attachmentOwner/list", id: RequestId, params: ThreadAttachmentOwnerListParams }
  | { "method": "thread/attachment/remove", id: RequestId, params: ThreadAttachmentRemoveParams }
  | { "method": "thread/section/move", id: RequestId, params: ThreadSectionMoveParams }
  | { "method": "thread/settings/update", id: RequestId, params: ThreadSettingsUpdateParams }
  | { "method": "thread/memoryMode/set", id: RequestId, params: ThreadMemoryModeSetParams }
  | { "method": "thread/memory/read", id: RequestId, params: ThreadMemoryReadParams }
  | { "method": "memory/status", id: RequestId, params: MemoryStatusParams }
  | { "method": "memory/reset", id: RequestId, params?: undefined }
  | { "method": "rollout/compress", id: RequestId, params?: undefined }
  | { "method": "thread/unarchive", id: RequestId, params: ThreadUnarchiveParams }
  | { "method": "thread/compact/start", id: RequestId, params: ThreadCompactStartParams }
  | { "method": "thread/shellCommand", id: RequestId, params: ThreadShellCommandParams }
  | { "method": "thread/approveGuardianDeniedAction", id: RequestId, params: ThreadApproveGuardianDeniedActionParams }
  | { "method": "thread/backgroundTerminals/clean", id: RequestId, params: ThreadBackgroundTerminalsCleanParams }
  | { "method": "thread/backgroundTerminals/list", id: RequestId, params: ThreadBackgroundTerminalsListParams }
  | { "method": "thread/backgroundTerminals/terminate", id: RequestId, params: ThreadBackgroundTerminalsTerminateParams }
  | { "method": "thread/revert", id: RequestId, params: ThreadRevertParams }
  | { "method": "thread/list", id: RequestId, params: ThreadListParams }
  | { "method": "threadSection/list", id: RequestId, params: ThreadSectionListParams }
  | { "method": "threadSection/create", id: RequestId, params: ThreadSectionCreateParams }
  | { "method": "threadSection/update", id: RequestId, params: ThreadSectionUpdateParams }
  | { "method": "threadSection/delete", id: RequestId, params: ThreadSectionDeleteParams }
  | { "method": "thread/search", id: RequestId, params: ThreadSearchParams }
  | { "method": "thread/searchOccurrences", id: RequestId, params: ThreadSearchOccurrencesParams }
  | { "method": "thread/loaded/list", id: RequestId, params: ThreadLoadedListParams }
  | { "method": "thread/read", id: RequestId, params: ThreadReadParams }
  | { "method": "thread/readState/update", id: RequestId, params: ThreadReadStateUpdateParams }
  | { "method": "thread/turns/list", id: RequestId, params: ThreadTurnsListParams }
  | { "method": "thread/items/list", id: RequestId, params: ThreadItemsListParams }
  | { "method": "thread/items/read", id: RequestId, params: ThreadItemsReadParams }
  | { "method": "thread/guardianReview", id: RequestId, params: ThreadGuardianReviewParams }
  | { "method": "thread/inject_items", id: RequestId, params: ThreadInjectItemsParams }
  | { "method": "thread/prepareApprovedPlan", id: RequestId, params: ThreadPrepareApprovedPlanParams }
  | { "method": "skills/list", id: RequestId, params: SkillsListParams }
  | { "method": "skills/extraRoots/set", id: RequestId, params: SkillsExtraRootsSetParams }
  | { "method": "hooks/list", id: RequestId, params: HooksListParams }
  | { "method": "marketplace/add", id: RequestId, params: MarketplaceAddParams }
  | { "method": "marketplace/remove", id: RequestId, params: MarketplaceRemoveParams }
  | { "method": "marketplace/upgrade", id: RequestId, params: MarketplaceUpgradeParams }
  | { "method": "plugin/list", id: RequestId, params: PluginListParams }
  | { "method": "plugin/search", id: RequestId, params: PluginSearchParams }
  | { "method": "plugin/installed", id: RequestId, params: PluginInstalledParams }
  | { "method": "plugin/reconcile", id: RequestId, params: PluginReconcileParams }
  | { "method": "plugin/read", id: RequestId, params: PluginReadParams }
  | { "method": "plugin/skill/read", id: RequestId, params: PluginSkillReadParams }
  | { "method": "plugin/share/save", id: RequestId, params: PluginShareSaveParams }
  | { "method": "plugin/share/updateTargets", id: RequestId, params: PluginShareUpdateTargetsParams }
  | { "method": "plugin/share/list", id: RequestId, params: PluginShareListParams }
  | { "method": "plugin/share/checkout", id: RequestId, params: PluginShareCheckoutParams }
  | { "method": "plugin/share/delete", id: RequestId, params: PluginShareDeleteParams }
  | { "method": "app/read", id: RequestId, params: AppsReadParams }
  | { "method": "app/list", id: RequestId, params: AppsListParams }
  | { "method": "app/installed", id: RequestId, params: AppsInstalledParams }
  | { "method": "fs/readFile", id: RequestId, params: FsReadFileParams }
  | { "method": "fs/writeFile", id: RequestId, params: FsWriteFileParams }
  | { "method": "fs/createDirectory", id: RequestId, params: FsCreateDirectoryParams }
  | { "method": "fs/getMetadata", id: RequestId, params: FsGetMetadataParams }
  | { "method": "fs/readDirectory", id: RequestId, params: FsReadDirectoryParams }
  | { "method": "fs/remove", id: RequestId, params: FsRemoveParams }
  | { "method": "fs/copy", id: RequestId, params: FsCopyParams }
  | { "method": "fs/watch", id: RequestId, params: FsWatchParams }
  | { "method": "fs/unwatch", id: RequestId, params: FsUnwatchParams }
  | { "method": "skills/config/write", id: RequestId, params: SkillsConfigWriteParams }
  | { "method": "plugin/install", id: RequestId, params: PluginInstallParams }
  | { "method": "plugin/uninstall", id: RequestId, params: PluginUninstallParams }
  | { "method": "turn/start", id: RequestId, params: TurnStartParams }
  | { "method": "turn/settings/update", id: RequestId, params: TurnSettingsUpdateParams }
  | { "method": "turn/steer", id: RequestId, params: TurnSteerParams }
  | { "method": "turn/interrupt", id: RequestId, params: TurnInterruptParams }
  | { "method": "thread/timeline/list", id: RequestId, params: ThreadTimelineListParams }
  | { "method": "thread/realtime/listVoices", id: RequestId, params: ThreadRealtimeListVoicesParams }
  | { "method": "review/start", id: RequestId, params: ReviewStartParams }
  | { "method": "model/list", id: RequestId, params: ModelListParams }
  | { "method": "account/gatewayOAuth/read", id: RequestId, params?: undefined }
  | { "method": "account/gatewayOAuth/login", id: RequestId, params?: undefined }
  | { "method": "account/gatewayOAuth/cancel", id: RequestId, params?: undefined }
  | { "method": "modelProvider/list", id: RequestId, params: ModelProviderListParams }
  | { "method": "modelProvider/config/write", id: RequestId, params: ModelProviderConfigWriteParams }
  | { "method": "modelProvider/capabilities/read", id: RequestId, params: ModelProviderCapabilitiesReadParams }
  | { "method": "experimentalFeature/list", id: RequestId, params: ExperimentalFeatureListParams }
  | { "method": "permissionProfile/list", id: RequestId, params: PermissionProfileListParams }
  | { "method": "experimentalFeature/enablement/set", id: RequestId, params: ExperimentalFeatureEnablementSetParams }
  | { "method": "remoteControl/enable", id: RequestId, params?: RemoteControlEnableParams | null }
  | { "method": "remoteControl/disable", id: RequestId, params?: RemoteControlDisableParams | null }
  | { "method": "remoteControl/status/read", id: RequestId, params?: undefined }
  | { "method": "remoteControl/pairing/start", id: RequestId, params: RemoteControlPairingStartParams }
  | { "method": "remoteControl/pairing/status", id: RequestId, params: RemoteControlPairingStatusParams }
  | { "method": "remoteControl/client/list", id: RequestId, params: RemoteControlClientsListParams }
  | { "method": "remoteControl/client/revoke", id: RequestId, params: RemoteControlClientsRevokeParams }
  | { "method": "collaborationMode/list", id: RequestId, params: CollaborationModeListParams }
  | { "method": "mock/experimentalMethod", id: RequestId, params: MockExperimentalMethodParams }
  | { "method": "environment/info", id: RequestId, params: EnvironmentInfoParams }
  | { "method": "environment/status", id: RequestId, params: EnvironmentStatusParams }
  | { "method": "mcpServer/oauth/login", id: RequestId, params: McpServerOauthLoginParams }
  | { "method": "config/mcpServer/reload", id: RequestId, params?: undefined }
  | { "method": "mcpServerStatus/list", id: RequestId, params: ListMcpServerStatusParams }
  | { "method": "mcpServer/resource/read", id: RequestId, params: McpResourceReadParams }
  | { "method": "mcpServer/event/stream/start", id: RequestId, params: McpServerEventStreamStartParams }
  | { "method": "mcpServer/event/stream/stop", id: RequestId, params: McpServerEventStreamStopParams }
  | { "method": "mcpServer/tool/call", id: RequestId, params: McpServerToolCallParams }
  | { "method": "windowsSandbox/setupStart", id: RequestId, params: WindowsSandboxSetupStartParams }
  | { "method": "windowsSandbox/readiness", id: RequestId, params?: undefined }
  | { "method": "account/login/start", id: RequestId, params: LoginAccountParams }
  | { "method": "account/bedrock/discover", id: RequestId, params: BedrockDiscoverParams }
  | { "method": "account/bedrock/setup", id: RequestId, params: BedrockSetupParams }
  | { "method": "account/gcp/setup", id: RequestId, params: GcpSetupParams }
  | { "method": "account/bedrock/checkGovCloudRequirements", id: RequestId, params: BedrockCheckGovCloudRequirementsParams }
  | { "method": "account/login/cancel", id: RequestId, params: CancelLoginAccountParams }
  | { "method": "accountSession/list", id: RequestId, params?: undefined }
  | { "method": "accountSession/switch", id: RequestId, params: AccountSessionsSwitchParams }
  | { "method": "account/logout", id: RequestId, params?: undefined }
  | { "method": "account/securitySetup/read", id: RequestId, params?: undefined }
  | { "method": "account/rateLimits/read", id: RequestId, params?: undefined }
  | { "method": "account/rateLimitResetCredit/consume", id: RequestId, params?: undefined }
  | { "method": "account/usage/read", id: RequestId, params?: undefined }
  | { "method": "account/workspaceMessages/read", id: RequestId, params?: undefined }
  | { "method": "account/sendAddCreditsNudgeEmail", id: RequestId, params?: undefined }
  | { "method": "feedback/upload", id: RequestId, params: FeedbackUploadParams }
  | { "method": "feedback/save", id: RequestId, params: FeedbackSaveParams }
  | { "method": "command/exec", id: RequestId, params: CommandExecParams }
  | { "method": "command/exec/write", id: RequestId, params: CommandExecWriteParams }
  | { "method": "command/exec/terminate", id: RequestId, params: CommandExecTerminateParams }
  | { "method": "command/exec/resize", id: RequestId, params: CommandExecResizeParams }
  | { "method": "process/spawn", id: RequestId, params: ProcessSpawnParams }
  | { "method": "process/writeStdin", id: RequestId, params: ProcessWriteStdinParams }
  | { "method": "process/kill", id: RequestId, params: ProcessKillParams }
  | { "method": "process/resizePty", id: RequestId, params: ProcessResizePtyParams }
  | { "method": "config/read", id: RequestId, params: ConfigReadParams }
  | { "method": "externalAgentConfig/import/recordHistory", id: RequestId, params: ExternalAgentConfigImportHistoryRecordParams }
  | { "method": "externalAgentConfig/import/readHistories", id: RequestId, params?: undefined }
  | { "method": "config/value/write", id: RequestId, params: ConfigValueWriteParams }
  | { "method": "config/batchWrite", id: RequestId, params: ConfigBatchWriteParams }
  | { "method": "configRequirements/read", id: RequestId, params?: undefined }
  | { "method": "account/read", id: RequestId, params: GetAccountParams }
  | { "method": "getConversationSummary", id: RequestId, params: GetConversationSummaryParams }
  | { "method": "gitDiffToRemote", id: RequestId, params: GitDiffToRemoteParams }
  | { "method": "getAuthStatus", id: RequestId, params: GetAuthStatusParams }
  | { "method": "fuzzyFileSearch", id: RequestId, params: FuzzyFileSearchParams }
  | { "method": "fuzzyFileSearch/sessionStart", id: RequestId, params: FuzzyFileSearchSessionStartParams }
  | { "method": "fuzzyFileSearch/sessionUpdate", id: RequestId, params: FuzzyFileSearchSessionUpdateParams }
  | { "method": "fuzzyFileSearch/sessionStop", id: RequestId, params: FuzzyFileSearchSessionStopParams }
  | { "method": "submission/submit", id: RequestId, params: SubmissionSubmitParams };
