namespace Daemon.Protocol.V2.Methods;

/// <summary>Every request that a client may send, in the order in which error texts list them.</summary>
public static class ClientRequestMethods
{
    public const string Initialize = "initialize";
    public const string ServerDiagnostics = "server/diagnostics";
    public const string UserVerificationStatus = "userVerification/status";
    public const string UserVerificationEnroll = "userVerification/enroll";
    public const string UserVerificationDelete = "userVerification/delete";
    public const string UserVerificationVerify = "userVerification/verify";
    public const string UserVerificationCancel = "userVerification/cancel";
    public const string ThreadStart = "thread/start";
    public const string ThreadResume = "thread/resume";
    public const string ThreadFork = "thread/fork";
    public const string ThreadSample = "thread/sample";
    public const string ThreadSampleCancel = "thread/sample/cancel";
    public const string ThreadArchive = "thread/archive";
    public const string ThreadDelete = "thread/delete";
    public const string ThreadUnsubscribe = "thread/unsubscribe";
    public const string ThreadIncrementElicitation = "thread/increment_elicitation";
    public const string ThreadDecrementElicitation = "thread/decrement_elicitation";
    public const string ThreadNameSet = "thread/name/set";
    public const string ThreadPredictionRequest = "thread/prediction/request";
    public const string ThreadGoalSet = "thread/goal/set";
    public const string ThreadGoalGet = "thread/goal/get";
    public const string ThreadGoalClear = "thread/goal/clear";
    public const string ThreadQueueAdd = "thread/queue/add";
    public const string ThreadQueueList = "thread/queue/list";
    public const string ThreadQueueUpdate = "thread/queue/update";
    public const string ThreadQueueDelete = "thread/queue/delete";
    public const string ThreadQueueReorder = "thread/queue/reorder";
    public const string ThreadQueueStart = "thread/queue/start";
    public const string ThreadMetadataUpdate = "thread/metadata/update";
    public const string ThreadAttachmentAdd = "thread/attachment/add";
    public const string ThreadAttachmentList = "thread/attachment/list";
    public const string ThreadAttachmentOwnerList = "thread/attachmentOwner/list";
    public const string ThreadAttachmentRemove = "thread/attachment/remove";
    public const string ThreadSectionMove = "thread/section/move";
    public const string ThreadSettingsUpdate = "thread/settings/update";
    public const string ThreadMemoryModeSet = "thread/memoryMode/set";
    public const string ThreadMemoryRead = "thread/memory/read";
    public const string MemoryStatus = "memory/status";
    public const string MemoryReset = "memory/reset";
    public const string RolloutCompress = "rollout/compress";
    public const string ThreadUnarchive = "thread/unarchive";
    public const string ThreadCompactStart = "thread/compact/start";
    public const string ThreadShellCommand = "thread/shellCommand";
    public const string ThreadApproveGuardianDeniedAction = "thread/approveGuardianDeniedAction";
    public const string ThreadBackgroundTerminalsClean = "thread/backgroundTerminals/clean";
    public const string ThreadBackgroundTerminalsList = "thread/backgroundTerminals/list";
    public const string ThreadBackgroundTerminalsTerminate = "thread/backgroundTerminals/terminate";
    public const string ThreadRevert = "thread/revert";
    public const string ThreadList = "thread/list";
    public const string ProjectList = "project/list";
    public const string ProjectRead = "project/read";
    public const string ProjectCreate = "project/create";
    public const string ProjectImport = "project/import";
    public const string ProjectUpdate = "project/update";
    public const string ProjectMove = "project/move";
    public const string ProjectDelete = "project/delete";
    public const string ThreadSectionList = "threadSection/list";
    public const string ThreadSectionCreate = "threadSection/create";
    public const string ThreadSectionUpdate = "threadSection/update";
    public const string ThreadSectionDelete = "threadSection/delete";
    public const string ThreadSearch = "thread/search";
    public const string ThreadSearchOccurrences = "thread/searchOccurrences";
    public const string ThreadLoadedList = "thread/loaded/list";
    public const string ThreadRead = "thread/read";
    public const string ThreadReadStateUpdate = "thread/readState/update";
    public const string ThreadTurnsList = "thread/turns/list";
    public const string ThreadItemsList = "thread/items/list";
    public const string ThreadItemsRead = "thread/items/read";
    public const string ThreadGuardianReview = "thread/guardianReview";
    public const string ThreadInjectItems = "thread/inject_items";
    public const string ThreadPrepareApprovedPlan = "thread/prepareApprovedPlan";
    public const string SkillsList = "skills/list";
    public const string SkillsExtraRootsSet = "skills/extraRoots/set";
    public const string HooksList = "hooks/list";
    public const string MarketplaceAdd = "marketplace/add";
    public const string MarketplaceRemove = "marketplace/remove";
    public const string MarketplaceUpgrade = "marketplace/upgrade";
    public const string PluginList = "plugin/list";
    public const string PluginSearch = "plugin/search";
    public const string PluginInstalled = "plugin/installed";
    public const string PluginReconcile = "plugin/reconcile";
    public const string PluginRead = "plugin/read";
    public const string PluginSkillRead = "plugin/skill/read";
    public const string PluginShareSave = "plugin/share/save";
    public const string PluginShareUpdateTargets = "plugin/share/updateTargets";
    public const string PluginShareList = "plugin/share/list";
    public const string PluginShareCheckout = "plugin/share/checkout";
    public const string PluginShareDelete = "plugin/share/delete";
    public const string AppRead = "app/read";
    public const string AppList = "app/list";
    public const string AppInstalled = "app/installed";
    public const string FsReadFile = "fs/readFile";
    public const string FsWriteFile = "fs/writeFile";
    public const string FsCreateDirectory = "fs/createDirectory";
    public const string FsGetMetadata = "fs/getMetadata";
    public const string FsReadDirectory = "fs/readDirectory";
    public const string FsRemove = "fs/remove";
    public const string FsCopy = "fs/copy";
    public const string FsWatch = "fs/watch";
    public const string FsUnwatch = "fs/unwatch";
    public const string SkillsConfigWrite = "skills/config/write";
    public const string PluginInstall = "plugin/install";
    public const string PluginUninstall = "plugin/uninstall";
    public const string TurnStart = "turn/start";
    public const string TurnSettingsUpdate = "turn/settings/update";
    public const string TurnSteer = "turn/steer";
    public const string TurnInterrupt = "turn/interrupt";
    public const string ThreadRealtimeStart = "thread/realtime/start";
    public const string ThreadRealtimeAppendAudio = "thread/realtime/appendAudio";
    public const string ThreadRealtimeAppendText = "thread/realtime/appendText";
    public const string ThreadRealtimeAppendSpeech = "thread/realtime/appendSpeech";
    public const string ThreadRealtimeStop = "thread/realtime/stop";
    public const string ThreadTimelineList = "thread/timeline/list";
    public const string ThreadRealtimeListVoices = "thread/realtime/listVoices";
    public const string ReviewStart = "review/start";
    public const string ModelList = "model/list";
    public const string AccountGatewayOAuthRead = "account/gatewayOAuth/read";
    public const string AccountGatewayOAuthLogin = "account/gatewayOAuth/login";
    public const string AccountGatewayOAuthCancel = "account/gatewayOAuth/cancel";
    public const string ModelProviderList = "modelProvider/list";
    public const string ModelProviderConfigWrite = "modelProvider/config/write";
    public const string ModelProviderCapabilitiesRead = "modelProvider/capabilities/read";
    public const string ExperimentalFeatureList = "experimentalFeature/list";
    public const string PermissionProfileList = "permissionProfile/list";
    public const string ExperimentalFeatureEnablementSet = "experimentalFeature/enablement/set";
    public const string RemoteControlEnable = "remoteControl/enable";
    public const string RemoteControlDisable = "remoteControl/disable";
    public const string RemoteControlStatusRead = "remoteControl/status/read";
    public const string RemoteControlPairingStart = "remoteControl/pairing/start";
    public const string RemoteControlPairingStatus = "remoteControl/pairing/status";
    public const string RemoteControlClientList = "remoteControl/client/list";
    public const string RemoteControlClientRevoke = "remoteControl/client/revoke";
    public const string CollaborationModeList = "collaborationMode/list";
    public const string MockExperimentalMethod = "mock/experimentalMethod";
    public const string EnvironmentAdd = "environment/add";
    public const string EnvironmentInfo = "environment/info";
    public const string EnvironmentStatus = "environment/status";
    public const string McpServerOauthLogin = "mcpServer/oauth/login";
    public const string ConfigMcpServerReload = "config/mcpServer/reload";
    public const string McpServerStatusList = "mcpServerStatus/list";
    public const string McpServerResourceRead = "mcpServer/resource/read";
    public const string McpServerEventStreamStart = "mcpServer/event/stream/start";
    public const string McpServerEventStreamStop = "mcpServer/event/stream/stop";
    public const string McpServerToolCall = "mcpServer/tool/call";
    public const string WindowsSandboxSetupStart = "windowsSandbox/setupStart";
    public const string WindowsSandboxReadiness = "windowsSandbox/readiness";
    public const string AccountLoginStart = "account/login/start";
    public const string AccountBedrockDiscover = "account/bedrock/discover";
    public const string AccountBedrockSetup = "account/bedrock/setup";
    public const string AccountGcpSetup = "account/gcp/setup";
    public const string AccountBedrockCheckGovCloudRequirements = "account/bedrock/checkGovCloudRequirements";
    public const string AccountLoginCancel = "account/login/cancel";
    public const string AccountSessionList = "accountSession/list";
    public const string AccountSessionSwitch = "accountSession/switch";
    public const string AccountLogout = "account/logout";
    public const string AccountSecuritySetupRead = "account/securitySetup/read";
    public const string AccountRateLimitsRead = "account/rateLimits/read";
    public const string AccountRateLimitResetCreditConsume = "account/rateLimitResetCredit/consume";
    public const string AccountUsageRead = "account/usage/read";
    public const string AccountWorkspaceMessagesRead = "account/workspaceMessages/read";
    public const string AccountSendAddCreditsNudgeEmail = "account/sendAddCreditsNudgeEmail";
    public const string FeedbackUpload = "feedback/upload";
    public const string FeedbackSave = "feedback/save";
    public const string CommandExec = "command/exec";
    public const string CommandExecWrite = "command/exec/write";
    public const string CommandExecTerminate = "command/exec/terminate";
    public const string CommandExecResize = "command/exec/resize";
    public const string ProcessSpawn = "process/spawn";
    public const string ProcessWriteStdin = "process/writeStdin";
    public const string ProcessKill = "process/kill";
    public const string ProcessResizePty = "process/resizePty";
    public const string ConfigRead = "config/read";
    public const string ExternalAgentConfigDetect = "externalAgentConfig/detect";
    public const string ExternalAgentConfigImport = "externalAgentConfig/import";
    public const string ExternalAgentConfigImportRecordHistory = "externalAgentConfig/import/recordHistory";
    public const string ExternalAgentConfigImportReadHistories = "externalAgentConfig/import/readHistories";
    public const string ConfigValueWrite = "config/value/write";
    public const string ConfigBatchWrite = "config/batchWrite";
    public const string ConfigRequirementsRead = "configRequirements/read";
    public const string AccountRead = "account/read";
    public const string GetConversationSummary = "getConversationSummary";
    public const string GitDiffToRemote = "gitDiffToRemote";
    public const string GetAuthStatus = "getAuthStatus";
    public const string FuzzyFileSearch = "fuzzyFileSearch";
    public const string FuzzyFileSearchSessionStart = "fuzzyFileSearch/sessionStart";
    public const string FuzzyFileSearchSessionUpdate = "fuzzyFileSearch/sessionUpdate";
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
