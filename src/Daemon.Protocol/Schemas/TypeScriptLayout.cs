using System.Collections.Frozen;

namespace Daemon.Protocol.Schemas;

/// <summary>Where the module of a type is, so that imports which clients have go on working.</summary>
internal static class TypeScriptLayout
{
    private const string AnyJson = "JsonValue";

    /// <summary>What does not belong to the second version alone. Everything else is in <c>v2/</c>.</summary>
    private static readonly FrozenSet<string> TopLevel = FrozenSet.ToFrozenSet(
    [
        "AbsolutePathBuf", "AgentMessageInputContent", "AgentPath", "ApplyPatchApprovalParams", "ApplyPatchApprovalResponse", "AuthMode",
        "AutoCompactTokenLimitScope", "ClientInfo", "ClientNotification", "ClientRequest", "CodexResponseHandoffMode",
        "CollaborationMode", "ConfigurationReasoning", "ContentItem", "ConversationGitInfo", "ConversationSummary",
        "ConversationTextRole", "ExecCommandApprovalParams", "ExecCommandApprovalResponse", "ExecPolicyAmendment", "FileChange",
        "ForcedLoginMethod", "FunctionCallOutputBody", "FunctionCallOutputContentItem", "FuzzyFileSearchMatchType",
        "FuzzyFileSearchParams", "FuzzyFileSearchResponse", "FuzzyFileSearchResult", "FuzzyFileSearchSessionCompletedNotification",
        "FuzzyFileSearchSessionStartParams", "FuzzyFileSearchSessionStartResponse", "FuzzyFileSearchSessionStopParams",
        "FuzzyFileSearchSessionStopResponse", "FuzzyFileSearchSessionUpdateParams", "FuzzyFileSearchSessionUpdateResponse",
        "FuzzyFileSearchSessionUpdatedNotification", "GetAuthStatusParams", "GetAuthStatusResponse", "GetConversationSummaryParams",
        "GetConversationSummaryResponse", "GitDiffToRemoteParams", "GitDiffToRemoteResponse", "GitSha", "GuardianAssessmentOutcome",
        "ImageDetail", "ImageGenerationFailure", "ImageGenerationInputImage", "ImageGenerationItem", "InitializeCapabilities",
        "InitializeParams", "InitializeResponse", "InputModality", "InternalChatMessageMetadataPassthrough", "InternalSessionSource",
        "LegacyAppPathString", "LocalShellAction", "LocalShellExecAction", "LocalShellStatus", "McpServerInfo", "MessagePhase",
        "ModeKind", "MultiAgentMode", "NetworkPolicyAmendment", "NetworkPolicyRuleAction", "ParsedCommand", "PathUri", "Personality",
        "PlanType", "RealtimeConversationVersion", "RealtimeOutputModality", "RealtimeVoice", "RealtimeVoicesList", "ReasoningEffort",
        "ReasoningItemContent", "ReasoningItemReasoningSummary", "ReasoningSummary", "RequestId", "Resource", "ResourceContent",
        "ResourceTemplate", "ResponseItem", "ResponseItemId", "ReviewDecision", "ServerNotification", "ServerNotificationEnvelope",
        "ServerRequest", "SessionSource", "Settings", "SleepItem", "SubAgentSource", "ThreadId", "ThreadMemoryMode", "Tool",
        "ToolExposureSurface", "Verbosity", "WebSearchAction", "WebSearchContextSize", "WebSearchItem", "WebSearchLocation",
        "WebSearchMode", "WebSearchProvider", "WebSearchToolConfig",
    ]);

    public static bool IsTopLevel(string type) => TopLevel.Contains(type);

    /// <summary>Empty, or with a slash at its end.</summary>
    public static string FolderOf(string type) => type is AnyJson ? "serde_json/" : IsTopLevel(type) ? "" : SchemaRoots.Version2;

    /// <summary>What one module calls another.</summary>
    public static string PathTo(string type, string from)
    {
        string folder = FolderOf(type);
        return (FolderOf(from), folder) switch
        {
            ("", _) => $"./{folder}{type}",
            var (own, other) when own == other => $"./{type}",
            _ => $"../{folder}{type}",
        };
    }
}
