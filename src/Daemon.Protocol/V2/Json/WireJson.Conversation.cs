using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.V2.Json;

/// <content>Threads, turns, items, approvals: one context, because their types share most of their graph.</content>
public static partial class WireJson
{
    private static readonly ConversationJsonContext ConversationContext = new(CreateOptions());

    public static JsonTypeInfo<IReadOnlyList<Turns.TextElement>> TextElements => ConversationContext.TextElements;

    public static JsonTypeInfo<Items.AgentMessageDeltaNotification> AgentMessageDeltaNotification => ConversationContext.AgentMessageDeltaNotification;

    public static JsonTypeInfo<Approvals.AttestationGenerateParams> AttestationGenerateParams => ConversationContext.AttestationGenerateParams;

    public static JsonTypeInfo<Approvals.AttestationGenerateResponse> AttestationGenerateResponse => ConversationContext.AttestationGenerateResponse;

    public static JsonTypeInfo<Approvals.ChatgptAuthTokensRefreshParams> ChatgptAuthTokensRefreshParams => ConversationContext.ChatgptAuthTokensRefreshParams;

    public static JsonTypeInfo<Approvals.ChatgptAuthTokensRefreshResponse> ChatgptAuthTokensRefreshResponse => ConversationContext.ChatgptAuthTokensRefreshResponse;

    public static JsonTypeInfo<Items.CommandExecutionOutputDeltaNotification> CommandExecutionOutputDeltaNotification => ConversationContext.CommandExecutionOutputDeltaNotification;

    public static JsonTypeInfo<Approvals.CommandExecutionRequestApprovalParams> CommandExecutionRequestApprovalParams => ConversationContext.CommandExecutionRequestApprovalParams;

    public static JsonTypeInfo<Approvals.CommandExecutionRequestApprovalResponse> CommandExecutionRequestApprovalResponse => ConversationContext.CommandExecutionRequestApprovalResponse;

    public static JsonTypeInfo<Turns.ContextCompactedNotification> ContextCompactedNotification => ConversationContext.ContextCompactedNotification;

    public static JsonTypeInfo<Approvals.CurrentTimeReadParams> CurrentTimeReadParams => ConversationContext.CurrentTimeReadParams;

    public static JsonTypeInfo<Approvals.CurrentTimeReadResponse> CurrentTimeReadResponse => ConversationContext.CurrentTimeReadResponse;

    public static JsonTypeInfo<Tools.DynamicToolCallParams> DynamicToolCallParams => ConversationContext.DynamicToolCallParams;

    public static JsonTypeInfo<Tools.DynamicToolCallResponse> DynamicToolCallResponse => ConversationContext.DynamicToolCallResponse;

    public static JsonTypeInfo<Turns.ErrorNotification> ErrorNotification => ConversationContext.ErrorNotification;

    public static JsonTypeInfo<Items.FileChangeOutputDeltaNotification> FileChangeOutputDeltaNotification => ConversationContext.FileChangeOutputDeltaNotification;

    public static JsonTypeInfo<Items.FileChangePatchUpdatedNotification> FileChangePatchUpdatedNotification => ConversationContext.FileChangePatchUpdatedNotification;

    public static JsonTypeInfo<Approvals.FileChangeRequestApprovalParams> FileChangeRequestApprovalParams => ConversationContext.FileChangeRequestApprovalParams;

    public static JsonTypeInfo<Approvals.FileChangeRequestApprovalResponse> FileChangeRequestApprovalResponse => ConversationContext.FileChangeRequestApprovalResponse;

    public static JsonTypeInfo<Items.ItemCompletedNotification> ItemCompletedNotification => ConversationContext.ItemCompletedNotification;

    public static JsonTypeInfo<Approvals.ItemGuardianApprovalReviewCompletedNotification> ItemGuardianApprovalReviewCompletedNotification => ConversationContext.ItemGuardianApprovalReviewCompletedNotification;

    public static JsonTypeInfo<Approvals.ItemGuardianApprovalReviewStartedNotification> ItemGuardianApprovalReviewStartedNotification => ConversationContext.ItemGuardianApprovalReviewStartedNotification;

    public static JsonTypeInfo<Items.ItemStartedNotification> ItemStartedNotification => ConversationContext.ItemStartedNotification;

    public static JsonTypeInfo<Approvals.McpServerElicitationRequestParams> McpServerElicitationRequestParams => ConversationContext.McpServerElicitationRequestParams;

    public static JsonTypeInfo<Approvals.McpServerElicitationRequestResponse> McpServerElicitationRequestResponse => ConversationContext.McpServerElicitationRequestResponse;

    public static JsonTypeInfo<Items.McpToolCallProgressNotification> McpToolCallProgressNotification => ConversationContext.McpToolCallProgressNotification;

    public static JsonTypeInfo<Permissions.PermissionProfileListParams> PermissionProfileListParams => ConversationContext.PermissionProfileListParams;

    public static JsonTypeInfo<Permissions.PermissionProfileListResponse> PermissionProfileListResponse => ConversationContext.PermissionProfileListResponse;

    public static JsonTypeInfo<Approvals.PermissionsRequestApprovalParams> PermissionsRequestApprovalParams => ConversationContext.PermissionsRequestApprovalParams;

    public static JsonTypeInfo<Approvals.PermissionsRequestApprovalResponse> PermissionsRequestApprovalResponse => ConversationContext.PermissionsRequestApprovalResponse;

    public static JsonTypeInfo<Items.PlanDeltaNotification> PlanDeltaNotification => ConversationContext.PlanDeltaNotification;

    public static JsonTypeInfo<Items.ReasoningSummaryPartAddedNotification> ReasoningSummaryPartAddedNotification => ConversationContext.ReasoningSummaryPartAddedNotification;

    public static JsonTypeInfo<Items.ReasoningSummaryTextDeltaNotification> ReasoningSummaryTextDeltaNotification => ConversationContext.ReasoningSummaryTextDeltaNotification;

    public static JsonTypeInfo<Items.ReasoningTextDeltaNotification> ReasoningTextDeltaNotification => ConversationContext.ReasoningTextDeltaNotification;

    public static JsonTypeInfo<Reviews.ReviewStartParams> ReviewStartParams => ConversationContext.ReviewStartParams;

    public static JsonTypeInfo<Reviews.ReviewStartResponse> ReviewStartResponse => ConversationContext.ReviewStartResponse;

    public static JsonTypeInfo<Approvals.ServerRequestResolvedNotification> ServerRequestResolvedNotification => ConversationContext.ServerRequestResolvedNotification;

    public static JsonTypeInfo<Approvals.StrictReviewRequiredNotification> StrictReviewRequiredNotification => ConversationContext.StrictReviewRequiredNotification;

    public static JsonTypeInfo<Items.TerminalInteractionNotification> TerminalInteractionNotification => ConversationContext.TerminalInteractionNotification;

    public static JsonTypeInfo<Threads.Thread> Thread => ConversationContext.Thread;

    public static JsonTypeInfo<Threads.ThreadArchiveParams> ThreadArchiveParams => ConversationContext.ThreadArchiveParams;

    public static JsonTypeInfo<Threads.ThreadArchivedNotification> ThreadArchivedNotification => ConversationContext.ThreadArchivedNotification;

    public static JsonTypeInfo<Threads.ThreadBackgroundTerminalsCleanParams> ThreadBackgroundTerminalsCleanParams => ConversationContext.ThreadBackgroundTerminalsCleanParams;

    public static JsonTypeInfo<Threads.ThreadBackgroundTerminalsListParams> ThreadBackgroundTerminalsListParams => ConversationContext.ThreadBackgroundTerminalsListParams;

    public static JsonTypeInfo<Threads.ThreadBackgroundTerminalsListResponse> ThreadBackgroundTerminalsListResponse => ConversationContext.ThreadBackgroundTerminalsListResponse;

    public static JsonTypeInfo<Threads.ThreadBackgroundTerminalsTerminateParams> ThreadBackgroundTerminalsTerminateParams => ConversationContext.ThreadBackgroundTerminalsTerminateParams;

    public static JsonTypeInfo<Threads.ThreadBackgroundTerminalsTerminateResponse> ThreadBackgroundTerminalsTerminateResponse => ConversationContext.ThreadBackgroundTerminalsTerminateResponse;

    public static JsonTypeInfo<Threads.ThreadClosedNotification> ThreadClosedNotification => ConversationContext.ThreadClosedNotification;

    public static JsonTypeInfo<Threads.ThreadCompactStartParams> ThreadCompactStartParams => ConversationContext.ThreadCompactStartParams;

    public static JsonTypeInfo<Threads.ThreadDeleteParams> ThreadDeleteParams => ConversationContext.ThreadDeleteParams;

    public static JsonTypeInfo<Threads.ThreadDeletedNotification> ThreadDeletedNotification => ConversationContext.ThreadDeletedNotification;

    public static JsonTypeInfo<Threads.ThreadForkParams> ThreadForkParams => ConversationContext.ThreadForkParams;

    public static JsonTypeInfo<Threads.ThreadForkResponse> ThreadForkResponse => ConversationContext.ThreadForkResponse;

    public static JsonTypeInfo<Threads.ThreadGoalClearParams> ThreadGoalClearParams => ConversationContext.ThreadGoalClearParams;

    public static JsonTypeInfo<Threads.ThreadGoalClearResponse> ThreadGoalClearResponse => ConversationContext.ThreadGoalClearResponse;

    public static JsonTypeInfo<Threads.ThreadGoalClearedNotification> ThreadGoalClearedNotification => ConversationContext.ThreadGoalClearedNotification;

    public static JsonTypeInfo<Threads.ThreadGoalGetParams> ThreadGoalGetParams => ConversationContext.ThreadGoalGetParams;

    public static JsonTypeInfo<Threads.ThreadGoalGetResponse> ThreadGoalGetResponse => ConversationContext.ThreadGoalGetResponse;

    public static JsonTypeInfo<Threads.ThreadGoalSetParams> ThreadGoalSetParams => ConversationContext.ThreadGoalSetParams;

    public static JsonTypeInfo<Threads.ThreadGoalSetResponse> ThreadGoalSetResponse => ConversationContext.ThreadGoalSetResponse;

    public static JsonTypeInfo<Threads.ThreadGoalUpdatedNotification> ThreadGoalUpdatedNotification => ConversationContext.ThreadGoalUpdatedNotification;

    public static JsonTypeInfo<Threads.ThreadInjectItemsParams> ThreadInjectItemsParams => ConversationContext.ThreadInjectItemsParams;

    public static JsonTypeInfo<Items.ThreadItem> ThreadItem => ConversationContext.ThreadItem;

    public static JsonTypeInfo<Threads.ThreadItemsListParams> ThreadItemsListParams => ConversationContext.ThreadItemsListParams;

    public static JsonTypeInfo<Threads.ThreadItemsListResponse> ThreadItemsListResponse => ConversationContext.ThreadItemsListResponse;

    public static JsonTypeInfo<Threads.ThreadListParams> ThreadListParams => ConversationContext.ThreadListParams;

    public static JsonTypeInfo<Threads.ThreadListResponse> ThreadListResponse => ConversationContext.ThreadListResponse;

    public static JsonTypeInfo<Threads.ThreadLoadedListParams> ThreadLoadedListParams => ConversationContext.ThreadLoadedListParams;

    public static JsonTypeInfo<Threads.ThreadLoadedListResponse> ThreadLoadedListResponse => ConversationContext.ThreadLoadedListResponse;

    public static JsonTypeInfo<Threads.ThreadMetadataUpdateParams> ThreadMetadataUpdateParams => ConversationContext.ThreadMetadataUpdateParams;

    public static JsonTypeInfo<Threads.ThreadMetadataUpdateResponse> ThreadMetadataUpdateResponse => ConversationContext.ThreadMetadataUpdateResponse;

    public static JsonTypeInfo<Threads.ThreadNameUpdatedNotification> ThreadNameUpdatedNotification => ConversationContext.ThreadNameUpdatedNotification;

    public static JsonTypeInfo<Threads.ThreadReadParams> ThreadReadParams => ConversationContext.ThreadReadParams;

    public static JsonTypeInfo<Threads.ThreadReadResponse> ThreadReadResponse => ConversationContext.ThreadReadResponse;

    public static JsonTypeInfo<Threads.ThreadReadStateChangedNotification> ThreadReadStateChangedNotification => ConversationContext.ThreadReadStateChangedNotification;

    public static JsonTypeInfo<Threads.ThreadResumeParams> ThreadResumeParams => ConversationContext.ThreadResumeParams;

    public static JsonTypeInfo<Threads.ThreadResumeResponse> ThreadResumeResponse => ConversationContext.ThreadResumeResponse;

    public static JsonTypeInfo<Threads.ThreadRevertParams> ThreadRevertParams => ConversationContext.ThreadRevertParams;

    public static JsonTypeInfo<Threads.ThreadRevertResponse> ThreadRevertResponse => ConversationContext.ThreadRevertResponse;

    public static JsonTypeInfo<Threads.ThreadRevertedNotification> ThreadRevertedNotification => ConversationContext.ThreadRevertedNotification;

    public static JsonTypeInfo<Threads.ThreadSetNameParams> ThreadSetNameParams => ConversationContext.ThreadSetNameParams;

    public static JsonTypeInfo<Threads.ThreadSettingsUpdateParams> ThreadSettingsUpdateParams => ConversationContext.ThreadSettingsUpdateParams;

    public static JsonTypeInfo<Threads.ThreadSettingsUpdatedNotification> ThreadSettingsUpdatedNotification => ConversationContext.ThreadSettingsUpdatedNotification;

    public static JsonTypeInfo<Threads.ThreadShellCommandParams> ThreadShellCommandParams => ConversationContext.ThreadShellCommandParams;

    public static JsonTypeInfo<Threads.ThreadStartParams> ThreadStartParams => ConversationContext.ThreadStartParams;

    public static JsonTypeInfo<Threads.ThreadStartResponse> ThreadStartResponse => ConversationContext.ThreadStartResponse;

    public static JsonTypeInfo<Threads.ThreadStartedNotification> ThreadStartedNotification => ConversationContext.ThreadStartedNotification;

    public static JsonTypeInfo<Threads.ThreadStatusChangedNotification> ThreadStatusChangedNotification => ConversationContext.ThreadStatusChangedNotification;

    public static JsonTypeInfo<Threads.ThreadTokenUsageUpdatedNotification> ThreadTokenUsageUpdatedNotification => ConversationContext.ThreadTokenUsageUpdatedNotification;

    public static JsonTypeInfo<Threads.ThreadTurnsListParams> ThreadTurnsListParams => ConversationContext.ThreadTurnsListParams;

    public static JsonTypeInfo<Threads.ThreadTurnsListResponse> ThreadTurnsListResponse => ConversationContext.ThreadTurnsListResponse;

    public static JsonTypeInfo<Threads.ThreadUnarchiveParams> ThreadUnarchiveParams => ConversationContext.ThreadUnarchiveParams;

    public static JsonTypeInfo<Threads.ThreadUnarchiveResponse> ThreadUnarchiveResponse => ConversationContext.ThreadUnarchiveResponse;

    public static JsonTypeInfo<Threads.ThreadUnarchivedNotification> ThreadUnarchivedNotification => ConversationContext.ThreadUnarchivedNotification;

    public static JsonTypeInfo<Threads.ThreadUnsubscribeParams> ThreadUnsubscribeParams => ConversationContext.ThreadUnsubscribeParams;

    public static JsonTypeInfo<Threads.ThreadUnsubscribeResponse> ThreadUnsubscribeResponse => ConversationContext.ThreadUnsubscribeResponse;

    public static JsonTypeInfo<Approvals.ToolRequestUserInputParams> ToolRequestUserInputParams => ConversationContext.ToolRequestUserInputParams;

    public static JsonTypeInfo<Approvals.ToolRequestUserInputResponse> ToolRequestUserInputResponse => ConversationContext.ToolRequestUserInputResponse;

    public static JsonTypeInfo<Turns.Turn> Turn => ConversationContext.Turn;

    public static JsonTypeInfo<Turns.TurnCompletedNotification> TurnCompletedNotification => ConversationContext.TurnCompletedNotification;

    public static JsonTypeInfo<Turns.TurnDiffUpdatedNotification> TurnDiffUpdatedNotification => ConversationContext.TurnDiffUpdatedNotification;

    public static JsonTypeInfo<Turns.TurnError> TurnError => ConversationContext.TurnError;

    public static JsonTypeInfo<Turns.TurnInterruptParams> TurnInterruptParams => ConversationContext.TurnInterruptParams;

    public static JsonTypeInfo<Turns.TurnPlanUpdatedNotification> TurnPlanUpdatedNotification => ConversationContext.TurnPlanUpdatedNotification;

    public static JsonTypeInfo<Turns.TurnStartParams> TurnStartParams => ConversationContext.TurnStartParams;

    public static JsonTypeInfo<Turns.TurnStartResponse> TurnStartResponse => ConversationContext.TurnStartResponse;

    public static JsonTypeInfo<Turns.TurnStartedNotification> TurnStartedNotification => ConversationContext.TurnStartedNotification;

    public static JsonTypeInfo<Turns.TurnSteerParams> TurnSteerParams => ConversationContext.TurnSteerParams;

    public static JsonTypeInfo<Turns.TurnSteerResponse> TurnSteerResponse => ConversationContext.TurnSteerResponse;

    public static JsonTypeInfo<Turns.UserInput> UserInput => ConversationContext.UserInput;

    public static JsonTypeInfo<Submissions.SubmissionEventNotification> SubmissionEventNotification => ConversationContext.SubmissionEventNotification;

    public static JsonTypeInfo<Submissions.SubmissionSubmitParams> SubmissionSubmitParams => ConversationContext.SubmissionSubmitParams;

    public static JsonTypeInfo<Submissions.SubmissionSubmitResponse> SubmissionSubmitResponse => ConversationContext.SubmissionSubmitResponse;
}
