namespace Daemon.Core.Rollout.Reading;

/// <summary>The lines that a reader acts on; all others are <see cref="Unknown"/> and skipped.</summary>
internal enum RolloutLineKind
{
    Unknown,
    SessionMeta,
    ModelItem,
    TurnContext,
    TokenUsageRecord,
    Compacted,
    TaskStarted,
    ThreadSettingsApplied,
    ItemCompleted,
    UserMessage,
    AgentMessage,
    PatchApplyEnd,
    TokenCount,
    TaskComplete,
    TurnAborted,
}
