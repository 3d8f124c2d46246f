using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Methods;

/// <summary>Every notification that the server may send.</summary>
[WireMethods]
public static class ServerNotificationMethods
{
    [WireNotification(typeof(Turns.ErrorNotification))]
    public const string Error = "error";
    [WireNotification(typeof(Threads.ThreadStartedNotification))]
    public const string ThreadStarted = "thread/started";
    [WireNotification(typeof(Threads.ThreadStatusChangedNotification))]
    public const string ThreadStatusChanged = "thread/status/changed";
    [WireNotification(typeof(Threads.ThreadReadStateChangedNotification))]
    public const string ThreadReadStateChanged = "thread/readState/changed";
    [WireNotification(typeof(Threads.ThreadArchivedNotification))]
    public const string ThreadArchived = "thread/archived";
    [WireNotification(typeof(Threads.ThreadDeletedNotification))]
    public const string ThreadDeleted = "thread/deleted";
    [WireNotification(typeof(Threads.ThreadUnarchivedNotification))]
    public const string ThreadUnarchived = "thread/unarchived";
    [WireNotification(typeof(Threads.ThreadClosedNotification))]
    public const string ThreadClosed = "thread/closed";
    [WireNotification(typeof(Threads.ThreadRevertedNotification))]
    public const string ThreadReverted = "thread/reverted";
    [WireNotification(typeof(Skills.SkillsChangedNotification))]
    public const string SkillsChanged = "skills/changed";
    [WireNotification(typeof(Threads.ThreadNameUpdatedNotification))]
    public const string ThreadNameUpdated = "thread/name/updated";
    [WireNotification(typeof(Threads.ThreadSectionChangedNotification))]
    public const string ThreadSectionChanged = "thread/section/changed";
    [WireNotification(typeof(Threads.ThreadAttachmentUpdatedNotification))]
    public const string ThreadAttachmentUpdated = "thread/attachment/updated";
    [WireNotification(typeof(Threads.ThreadGoalUpdatedNotification))]
    public const string ThreadGoalUpdated = "thread/goal/updated";
    public const string ThreadPredictionUpdated = "thread/prediction/updated";
    [WireNotification(typeof(Threads.ThreadGoalClearedNotification))]
    public const string ThreadGoalCleared = "thread/goal/cleared";
    [WireNotification(typeof(Threads.ThreadQueueChangedNotification))]
    public const string ThreadQueueChanged = "thread/queue/changed";
    public const string ProjectChanged = "project/changed";
    public const string ThreadProjectUpdated = "thread/project/updated";
    public const string ThreadEnvironmentConnected = "thread/environment/connected";
    public const string ThreadEnvironmentDisconnected = "thread/environment/disconnected";
    [WireNotification(typeof(Threads.ThreadSettingsUpdatedNotification))]
    public const string ThreadSettingsUpdated = "thread/settings/updated";
    [WireNotification(typeof(Threads.ThreadTokenUsageUpdatedNotification))]
    public const string ThreadTokenUsageUpdated = "thread/tokenUsage/updated";
    [WireNotification(typeof(Turns.TurnStartedNotification))]
    public const string TurnStarted = "turn/started";
    [WireNotification(typeof(Hooks.HookStartedNotification))]
    public const string HookStarted = "hook/started";
    [WireNotification(typeof(Turns.TurnCompletedNotification))]
    public const string TurnCompleted = "turn/completed";
    [WireNotification(typeof(Hooks.HookCompletedNotification))]
    public const string HookCompleted = "hook/completed";
    [WireNotification(typeof(Turns.TurnDiffUpdatedNotification))]
    public const string TurnDiffUpdated = "turn/diff/updated";
    [WireNotification(typeof(Turns.TurnPlanUpdatedNotification))]
    public const string TurnPlanUpdated = "turn/plan/updated";
    [WireNotification(typeof(Items.ItemStartedNotification))]
    public const string ItemStarted = "item/started";
    [WireNotification(typeof(Approvals.ItemGuardianApprovalReviewStartedNotification))]
    public const string ItemAutoApprovalReviewStarted = "item/autoApprovalReview/started";
    [WireNotification(typeof(Approvals.ItemGuardianApprovalReviewCompletedNotification))]
    public const string ItemAutoApprovalReviewCompleted = "item/autoApprovalReview/completed";
    [WireNotification(typeof(Approvals.StrictReviewRequiredNotification))]
    public const string AutoApprovalReviewStrictReviewRequired = "autoApprovalReview/strictReviewRequired";
    [WireNotification(typeof(Items.ItemCompletedNotification))]
    public const string ItemCompleted = "item/completed";
    [WireNotification(typeof(Items.AgentMessageDeltaNotification))]
    public const string ItemAgentMessageDelta = "item/agentMessage/delta";
    [WireNotification(typeof(Items.PlanDeltaNotification))]
    public const string ItemPlanDelta = "item/plan/delta";
    [WireNotification(typeof(CommandExec.CommandExecOutputDeltaNotification))]
    public const string CommandExecOutputDelta = "command/exec/outputDelta";
    [WireNotification(typeof(Processes.ProcessOutputDeltaNotification))]
    public const string ProcessOutputDelta = "process/outputDelta";
    [WireNotification(typeof(Processes.ProcessExitedNotification))]
    public const string ProcessExited = "process/exited";
    [WireNotification(typeof(Items.CommandExecutionOutputDeltaNotification))]
    public const string ItemCommandExecutionOutputDelta = "item/commandExecution/outputDelta";
    [WireNotification(typeof(Items.TerminalInteractionNotification))]
    public const string ItemCommandExecutionTerminalInteraction = "item/commandExecution/terminalInteraction";
    [WireNotification(typeof(Items.FileChangeOutputDeltaNotification))]
    public const string ItemFileChangeOutputDelta = "item/fileChange/outputDelta";
    [WireNotification(typeof(Items.FileChangePatchUpdatedNotification))]
    public const string ItemFileChangePatchUpdated = "item/fileChange/patchUpdated";
    [WireNotification(typeof(Approvals.ServerRequestResolvedNotification))]
    public const string ServerRequestResolved = "serverRequest/resolved";
    [WireNotification(typeof(Items.McpToolCallProgressNotification))]
    public const string ItemMcpToolCallProgress = "item/mcpToolCall/progress";
    [WireNotification(typeof(Mcp.McpServerOauthLoginCompletedNotification))]
    public const string McpServerOauthLoginCompleted = "mcpServer/oauthLogin/completed";
    [WireNotification(typeof(Mcp.McpServerStatusUpdatedNotification))]
    public const string McpServerStartupStatusUpdated = "mcpServer/startupStatus/updated";
    public const string McpServerEventStreamNotification = "mcpServer/event/stream/notification";
    [WireNotification(typeof(Accounts.AccountUpdatedNotification))]
    public const string AccountUpdated = "account/updated";
    public const string AccountGatewayOAuthChanged = "account/gatewayOAuth/changed";
    [WireNotification(typeof(Accounts.AccountRateLimitsUpdatedNotification))]
    public const string AccountRateLimitsUpdated = "account/rateLimits/updated";
    public const string AppListUpdated = "app/list/updated";
    [WireNotification(typeof(Notices.RemoteControlStatusChangedNotification))]
    public const string RemoteControlStatusChanged = "remoteControl/status/changed";
    public const string ExternalAgentConfigImportProgress = "externalAgentConfig/import/progress";
    public const string ExternalAgentConfigImportCompleted = "externalAgentConfig/import/completed";
    [WireNotification(typeof(Fs.FsChangedNotification))]
    public const string FsChanged = "fs/changed";
    [WireNotification(typeof(Items.ReasoningSummaryTextDeltaNotification))]
    public const string ItemReasoningSummaryTextDelta = "item/reasoning/summaryTextDelta";
    [WireNotification(typeof(Items.ReasoningSummaryPartAddedNotification))]
    public const string ItemReasoningSummaryPartAdded = "item/reasoning/summaryPartAdded";
    [WireNotification(typeof(Items.ReasoningTextDeltaNotification))]
    public const string ItemReasoningTextDelta = "item/reasoning/textDelta";
    [WireNotification(typeof(Turns.ContextCompactedNotification))]
    public const string ThreadCompacted = "thread/compacted";
    public const string ModelRerouted = "model/rerouted";
    public const string ModelVerification = "model/verification";
    public const string ModelProviderAuthRecoveryStarted = "modelProvider/authRecoveryStarted";
    public const string ModelProviderAuthRecoveryCompleted = "modelProvider/authRecoveryCompleted";
    public const string TurnModerationMetadata = "turn/moderationMetadata";
    public const string ModelSafetyBufferingUpdated = "model/safetyBuffering/updated";
    [WireNotification(typeof(Notices.WarningNotification))]
    public const string Warning = "warning";
    [WireNotification(typeof(Notices.GuardianWarningNotification))]
    public const string GuardianWarning = "guardianWarning";
    [WireNotification(typeof(Notices.DeprecationNoticeNotification))]
    public const string DeprecationNotice = "deprecationNotice";
    [WireNotification(typeof(Notices.ConfigWarningNotification))]
    public const string ConfigWarning = "configWarning";
    [WireNotification(typeof(Search.FuzzyFileSearchSessionUpdatedNotification))]
    public const string FuzzyFileSearchSessionUpdated = "fuzzyFileSearch/sessionUpdated";
    [WireNotification(typeof(Search.FuzzyFileSearchSessionCompletedNotification))]
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
    [WireNotification(typeof(Permissions.WindowsWorldWritableWarningNotification))]
    public const string WindowsWorldWritableWarning = "windows/worldWritableWarning";
    [WireNotification(typeof(Permissions.WindowsSandboxSetupCompletedNotification))]
    public const string WindowsSandboxSetupCompleted = "windowsSandbox/setupCompleted";
    [WireNotification(typeof(Accounts.AccountLoginCompletedNotification))]
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
