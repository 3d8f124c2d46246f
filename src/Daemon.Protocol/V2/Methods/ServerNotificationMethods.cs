namespace Daemon.Protocol.V2.Methods;

/// <summary>Every notification that the server may send.</summary>
public static class ServerNotificationMethods
{
    public const string Error = "error";
    public const string ThreadStarted = "thread/started";
    public const string ThreadStatusChanged = "thread/status/changed";
    public const string ThreadReadStateChanged = "thread/readState/changed";
    public const string ThreadArchived = "thread/archived";
    public const string ThreadDeleted = "thread/deleted";
    public const string ThreadUnarchived = "thread/unarchived";
    public const string ThreadClosed = "thread/closed";
    public const string ThreadReverted = "thread/reverted";
    public const string SkillsChanged = "skills/changed";
    public const string ThreadNameUpdated = "thread/name/updated";
    public const string ThreadSectionChanged = "thread/section/changed";
    public const string ThreadAttachmentUpdated = "thread/attachment/updated";
    public const string ThreadGoalUpdated = "thread/goal/updated";
    public const string ThreadPredictionUpdated = "thread/prediction/updated";
    public const string ThreadGoalCleared = "thread/goal/cleared";
    public const string ThreadQueueChanged = "thread/queue/changed";
    public const string ProjectChanged = "project/changed";
    public const string ThreadProjectUpdated = "thread/project/updated";
    public const string ThreadEnvironmentConnected = "thread/environment/connected";
    public const string ThreadEnvironmentDisconnected = "thread/environment/disconnected";
    public const string ThreadSettingsUpdated = "thread/settings/updated";
    public const string ThreadTokenUsageUpdated = "thread/tokenUsage/updated";
    public const string TurnStarted = "turn/started";
    public const string HookStarted = "hook/started";
    public const string TurnCompleted = "turn/completed";
    public const string HookCompleted = "hook/completed";
    public const string TurnDiffUpdated = "turn/diff/updated";
    public const string TurnPlanUpdated = "turn/plan/updated";
    public const string ItemStarted = "item/started";
    public const string ItemAutoApprovalReviewStarted = "item/autoApprovalReview/started";
    public const string ItemAutoApprovalReviewCompleted = "item/autoApprovalReview/completed";
    public const string AutoApprovalReviewStrictReviewRequired = "autoApprovalReview/strictReviewRequired";
    public const string ItemCompleted = "item/completed";
    public const string ItemAgentMessageDelta = "item/agentMessage/delta";
    public const string ItemPlanDelta = "item/plan/delta";
    public const string CommandExecOutputDelta = "command/exec/outputDelta";
    public const string ProcessOutputDelta = "process/outputDelta";
    public const string ProcessExited = "process/exited";
    public const string ItemCommandExecutionOutputDelta = "item/commandExecution/outputDelta";
    public const string ItemCommandExecutionTerminalInteraction = "item/commandExecution/terminalInteraction";
    public const string ItemFileChangeOutputDelta = "item/fileChange/outputDelta";
    public const string ItemFileChangePatchUpdated = "item/fileChange/patchUpdated";
    public const string ServerRequestResolved = "serverRequest/resolved";
    public const string ItemMcpToolCallProgress = "item/mcpToolCall/progress";
    public const string McpServerOauthLoginCompleted = "mcpServer/oauthLogin/completed";
    public const string McpServerStartupStatusUpdated = "mcpServer/startupStatus/updated";
    public const string McpServerEventStreamNotification = "mcpServer/event/stream/notification";
    public const string AccountUpdated = "account/updated";
    public const string AccountGatewayOAuthChanged = "account/gatewayOAuth/changed";
    public const string AccountRateLimitsUpdated = "account/rateLimits/updated";
    public const string AppListUpdated = "app/list/updated";
    public const string RemoteControlStatusChanged = "remoteControl/status/changed";
    public const string ExternalAgentConfigImportProgress = "externalAgentConfig/import/progress";
    public const string ExternalAgentConfigImportCompleted = "externalAgentConfig/import/completed";
    public const string FsChanged = "fs/changed";
    public const string ItemReasoningSummaryTextDelta = "item/reasoning/summaryTextDelta";
    public const string ItemReasoningSummaryPartAdded = "item/reasoning/summaryPartAdded";
    public const string ItemReasoningTextDelta = "item/reasoning/textDelta";
    public const string ThreadCompacted = "thread/compacted";
    public const string ModelRerouted = "model/rerouted";
    public const string ModelVerification = "model/verification";
    public const string ModelProviderAuthRecoveryStarted = "modelProvider/authRecoveryStarted";
    public const string ModelProviderAuthRecoveryCompleted = "modelProvider/authRecoveryCompleted";
    public const string TurnModerationMetadata = "turn/moderationMetadata";
    public const string ModelSafetyBufferingUpdated = "model/safetyBuffering/updated";
    public const string Warning = "warning";
    public const string GuardianWarning = "guardianWarning";
    public const string DeprecationNotice = "deprecationNotice";
    public const string ConfigWarning = "configWarning";
    public const string FuzzyFileSearchSessionUpdated = "fuzzyFileSearch/sessionUpdated";
    public const string FuzzyFileSearchSessionCompleted = "fuzzyFileSearch/sessionCompleted";
    public const string ThreadRealtimeStarted = "thread/realtime/started";
    public const string ThreadRealtimeItemAdded = "thread/realtime/itemAdded";
    public const string ThreadRealtimeItemStarted = "thread/realtime/item/started";
    public const string ThreadRealtimeItemTranscriptDelta = "thread/realtime/item/transcript/delta";
    public const string ThreadRealtimeItemCompleted = "thread/realtime/item/completed";
    public const string ThreadRealtimeTranscriptDelta = "thread/realtime/transcript/delta";
    public const string ThreadRealtimeTranscriptDone = "thread/realtime/transcript/done";
    public const string ThreadRealtimeOutputAudioDelta = "thread/realtime/outputAudio/delta";
    public const string ThreadRealtimeSdp = "thread/realtime/sdp";
    public const string ThreadRealtimeError = "thread/realtime/error";
    public const string ThreadRealtimeClosed = "thread/realtime/closed";
    public const string WindowsWorldWritableWarning = "windows/worldWritableWarning";
    public const string WindowsSandboxSetupCompleted = "windowsSandbox/setupCompleted";
    public const string AccountLoginCompleted = "account/login/completed";

    /// <summary>All of them, in protocol order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Error,
        ThreadStarted,
        ThreadStatusChanged,
        ThreadReadStateChanged,
        ThreadArchived,
        ThreadDeleted,
        ThreadUnarchived,
        ThreadClosed,
        ThreadReverted,
        SkillsChanged,
        ThreadNameUpdated,
        ThreadSectionChanged,
        ThreadAttachmentUpdated,
        ThreadGoalUpdated,
        ThreadPredictionUpdated,
        ThreadGoalCleared,
        ThreadQueueChanged,
        ProjectChanged,
        ThreadProjectUpdated,
        ThreadEnvironmentConnected,
        ThreadEnvironmentDisconnected,
        ThreadSettingsUpdated,
        ThreadTokenUsageUpdated,
        TurnStarted,
        HookStarted,
        TurnCompleted,
        HookCompleted,
        TurnDiffUpdated,
        TurnPlanUpdated,
        ItemStarted,
        ItemAutoApprovalReviewStarted,
        ItemAutoApprovalReviewCompleted,
        AutoApprovalReviewStrictReviewRequired,
        ItemCompleted,
        ItemAgentMessageDelta,
        ItemPlanDelta,
        CommandExecOutputDelta,
        ProcessOutputDelta,
        ProcessExited,
        ItemCommandExecutionOutputDelta,
        ItemCommandExecutionTerminalInteraction,
        ItemFileChangeOutputDelta,
        ItemFileChangePatchUpdated,
        ServerRequestResolved,
        ItemMcpToolCallProgress,
        McpServerOauthLoginCompleted,
        McpServerStartupStatusUpdated,
        McpServerEventStreamNotification,
        AccountUpdated,
        AccountGatewayOAuthChanged,
        AccountRateLimitsUpdated,
        AppListUpdated,
        RemoteControlStatusChanged,
        ExternalAgentConfigImportProgress,
        ExternalAgentConfigImportCompleted,
        FsChanged,
        ItemReasoningSummaryTextDelta,
        ItemReasoningSummaryPartAdded,
        ItemReasoningTextDelta,
        ThreadCompacted,
        ModelRerouted,
        ModelVerification,
        ModelProviderAuthRecoveryStarted,
        ModelProviderAuthRecoveryCompleted,
        TurnModerationMetadata,
        ModelSafetyBufferingUpdated,
        Warning,
        GuardianWarning,
        DeprecationNotice,
        ConfigWarning,
        FuzzyFileSearchSessionUpdated,
        FuzzyFileSearchSessionCompleted,
        ThreadRealtimeStarted,
        ThreadRealtimeItemAdded,
        ThreadRealtimeItemStarted,
        ThreadRealtimeItemTranscriptDelta,
        ThreadRealtimeItemCompleted,
        ThreadRealtimeTranscriptDelta,
        ThreadRealtimeTranscriptDone,
        ThreadRealtimeOutputAudioDelta,
        ThreadRealtimeSdp,
        ThreadRealtimeError,
        ThreadRealtimeClosed,
        WindowsWorldWritableWarning,
        WindowsSandboxSetupCompleted,
        AccountLoginCompleted,
    ];
}
