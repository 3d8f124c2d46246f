using System.Text.Json.Serialization;
using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.Acp.Sessions;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.Acp.Updates;

/// <summary>Something that happened in a session.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "sessionUpdate")]
[JsonDerivedType(typeof(UserMessageChunk), "user_message_chunk")]
[JsonDerivedType(typeof(AgentMessageChunk), "agent_message_chunk")]
[JsonDerivedType(typeof(AgentThoughtChunk), "agent_thought_chunk")]
[JsonDerivedType(typeof(ToolCall), "tool_call")]
[JsonDerivedType(typeof(ToolCallUpdate), "tool_call_update")]
[JsonDerivedType(typeof(Plan), "plan")]
[JsonDerivedType(typeof(AvailableCommands), "available_commands_update")]
[JsonDerivedType(typeof(CurrentMode), "current_mode_update")]
[JsonDerivedType(typeof(ConfigOptions), "config_option_update")]
[JsonDerivedType(typeof(SessionInfo), "session_info_update")]
[JsonDerivedType(typeof(Usage), "usage_update")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(Compaction), "compaction_update")]
public abstract record SessionUpdate
{
    private SessionUpdate()
    {
    }

    public sealed record UserMessageChunk : SessionUpdate
    {
        public required ContentBlock Content { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? MessageId { get; init; }
    }

    public sealed record AgentMessageChunk : SessionUpdate
    {
        public required ContentBlock Content { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? MessageId { get; init; }
    }

    public sealed record AgentThoughtChunk : SessionUpdate
    {
        public required ContentBlock Content { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? MessageId { get; init; }
    }

    /// <summary>A call began.</summary>
    public sealed record ToolCall : SessionUpdate
    {
        public required string ToolCallId { get; init; }

        public required string Title { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ToolKind? Kind { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ToolCallStatus? Status { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<ToolCallContent>? Content { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<ToolCallLocation>? Locations { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawJson? RawInput { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawJson? RawOutput { get; init; }
    }

    /// <summary>What is there of a call has changed; lists are replaced.</summary>
    public sealed record ToolCallUpdate : SessionUpdate
    {
        public required string ToolCallId { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Title { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ToolKind? Kind { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ToolCallStatus? Status { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<ToolCallContent>? Content { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<ToolCallLocation>? Locations { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawJson? RawInput { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawJson? RawOutput { get; init; }
    }

    /// <summary>The whole plan, as it stands now.</summary>
    public sealed record Plan : SessionUpdate
    {
        public required IReadOnlyList<PlanEntry> Entries { get; init; }
    }

    public sealed record AvailableCommands : SessionUpdate
    {
        [JsonPropertyName("availableCommands")]
        public required IReadOnlyList<AvailableCommand> Commands { get; init; }
    }

    public sealed record CurrentMode : SessionUpdate
    {
        public required string CurrentModeId { get; init; }
    }

    public sealed record ConfigOptions : SessionUpdate
    {
        [JsonPropertyName("configOptions")]
        public required IReadOnlyList<SessionConfigOption> Options { get; init; }
    }

    public sealed record SessionInfo : SessionUpdate
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Title { get; init; }
    }

    /// <summary>Tokens of the context that are used, and how many there are.</summary>
    public sealed record Usage : SessionUpdate
    {
        public required long Used { get; init; }

        public required long Size { get; init; }
    }

    /// <summary>Shown beside the conversation.</summary>
    public sealed record Notice : SessionUpdate
    {
        public required string Severity { get; init; }

        public required string Title { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Description { get; init; }
    }

    public sealed record Compaction : SessionUpdate
    {
        public required string CompactionId { get; init; }

        public required string Status { get; init; }
    }
}
