using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Tools;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Items;

/// <summary>Something that happened in a turn. Every item ends with its times.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(UserMessage), "userMessage")]
[JsonDerivedType(typeof(HookPrompt), "hookPrompt")]
[JsonDerivedType(typeof(AgentMessage), "agentMessage")]
[JsonDerivedType(typeof(FunctionCallOutput), "functionCallOutput")]
[JsonDerivedType(typeof(Plan), "plan")]
[JsonDerivedType(typeof(Reasoning), "reasoning")]
[JsonDerivedType(typeof(CommandExecution), "commandExecution")]
[JsonDerivedType(typeof(FileChange), "fileChange")]
[JsonDerivedType(typeof(McpToolCall), "mcpToolCall")]
[JsonDerivedType(typeof(DynamicToolCall), "dynamicToolCall")]
[JsonDerivedType(typeof(CollabAgentToolCall), "collabAgentToolCall")]
[JsonDerivedType(typeof(SubAgentActivity), "subAgentActivity")]
[JsonDerivedType(typeof(WebSearch), "webSearch")]
[JsonDerivedType(typeof(ImageView), "imageView")]
[JsonDerivedType(typeof(Sleep), "sleep")]
[JsonDerivedType(typeof(ImageGeneration), "imageGeneration")]
[JsonDerivedType(typeof(EnteredReviewMode), "enteredReviewMode")]
[JsonDerivedType(typeof(ExitedReviewMode), "exitedReviewMode")]
[JsonDerivedType(typeof(ContextCompaction), "contextCompaction")]
public abstract record ThreadItem
{
    private ThreadItem()
    {
    }

    [JsonPropertyOrder(-1)]
    public required string Id { get; init; }

    /// <summary>Unix milliseconds.</summary>
    [JsonPropertyOrder(100)]
    public long? StartedAtMs { get; init; }

    /// <summary>Unix milliseconds; null while the item is open.</summary>
    [JsonPropertyOrder(100)]
    public long? CompletedAtMs { get; init; }

    /// <summary>What the user or client sent.</summary>
    public sealed record UserMessage : ThreadItem
    {
        public string? ClientId { get; init; }

        public required IReadOnlyList<UserInput> Content { get; init; }
    }

    public sealed record HookPrompt : ThreadItem
    {
        public required IReadOnlyList<HookPromptFragment> Fragments { get; init; }
    }

    /// <summary>Text of the model.</summary>
    public sealed record AgentMessage : ThreadItem
    {
        [JsonPropertyOrder(-2)]
        public AgentMessageModeration? Moderation { get; init; }

        public required string Text { get; init; }

        public MessagePhase? Phase { get; init; }

        public MemoryCitation? MemoryCitation { get; init; }

        public AgentMessageDelivery? Delivery { get; init; }

        public IReadOnlyList<AsyncUserInputQuestion>? Questions { get; init; }
    }

    public sealed record FunctionCallOutput : ThreadItem
    {
        public required string Name { get; init; }

        public string? Namespace { get; init; }

        public required RawJson Output { get; init; }
    }

    public sealed record Plan : ThreadItem
    {
        public required string Text { get; init; }
    }

    /// <summary>The model's thoughts, as far as it shows them.</summary>
    public sealed record Reasoning : ThreadItem
    {
        public IReadOnlyList<string> Summary { get; init; } = [];

        public IReadOnlyList<string> Content { get; init; } = [];
    }

    /// <summary>A command: asked for, running or ended.</summary>
    public sealed record CommandExecution : ThreadItem
    {
        public string? PluginId { get; init; }

        public string? ScriptPath { get; init; }

        public required string Command { get; init; }

        public required string Cwd { get; init; }

        public string? ProcessId { get; init; }

        public CommandExecutionSource Source { get; init; } = CommandExecutionSource.Agent;

        public required CommandExecutionStatus Status { get; init; }

        public required IReadOnlyList<CommandAction> CommandActions { get; init; }

        /// <summary>Both output streams as they came; null when empty or still running.</summary>
        public string? AggregatedOutput { get; init; }

        public int? ExitCode { get; init; }

        /// <summary>Milliseconds.</summary>
        public long? DurationMs { get; init; }

        /// <summary>
        /// What the sandbox refused, in order; our own member, there only for a command that failed while <c>sandbox_denial_log</c> was on.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<CommandSandboxDenial>? SandboxDenials { get; init; }
    }

    /// <summary>A patch.</summary>
    public sealed record FileChange : ThreadItem
    {
        public required IReadOnlyList<FileUpdateChange> Changes { get; init; }

        public required PatchApplyStatus Status { get; init; }
    }

    public sealed record McpToolCall : ThreadItem
    {
        public required string Server { get; init; }

        public required string Tool { get; init; }

        public required McpToolCallStatus Status { get; init; }

        public required RawJson Arguments { get; init; }

        public McpToolCallAppContext? AppContext { get; init; }

        public string? McpAppResourceUri { get; init; }

        public McpAppUi? McpAppUi { get; init; }

        public string? PluginId { get; init; }

        public bool? ReadOnlyHint { get; init; }

        public McpToolCallResult? Result { get; init; }

        public McpToolCallError? Error { get; init; }

        /// <summary>Milliseconds.</summary>
        public long? DurationMs { get; init; }
    }

    public sealed record DynamicToolCall : ThreadItem
    {
        public string? Namespace { get; init; }

        public required string Tool { get; init; }

        public required RawJson Arguments { get; init; }

        public required DynamicToolCallStatus Status { get; init; }

        public IReadOnlyList<DynamicToolCallOutputContentItem>? ContentItems { get; init; }

        public bool? Success { get; init; }

        /// <summary>Milliseconds.</summary>
        public long? DurationMs { get; init; }
    }

    public sealed record CollabAgentToolCall : ThreadItem
    {
        public required IReadOnlyDictionary<string, CollabAgentState> AgentsStates { get; init; }

        public string? Model { get; init; }

        public string? Prompt { get; init; }

        public string? ReasoningEffort { get; init; }

        public required IReadOnlyList<string> ReceiverThreadIds { get; init; }

        public required string SenderThreadId { get; init; }

        public required CollabAgentToolCallStatus Status { get; init; }

        public required CollabAgentTool Tool { get; init; }
    }

    public sealed record SubAgentActivity : ThreadItem
    {
        public required string AgentPath { get; init; }

        public required string AgentThreadId { get; init; }

        public required SubAgentActivityKind Kind { get; init; }

        public string? Model { get; init; }

        public string? ReasoningEffort { get; init; }
    }

    public sealed record WebSearch : ThreadItem
    {
        public required string Query { get; init; }

        public WebSearchAction? Action { get; init; }

        public IReadOnlyList<RawJson>? Results { get; init; }
    }

    public sealed record ImageView : ThreadItem
    {
        public required string Path { get; init; }
    }

    public sealed record Sleep : ThreadItem
    {
        /// <summary>Milliseconds.</summary>
        public required ulong DurationMs { get; init; }
    }

    public sealed record ImageGeneration : ThreadItem
    {
        public ImageGenerationFailure? Failure { get; init; }

        public string? GenerationId { get; init; }

        public IReadOnlyList<ImageGenerationInputImage> InputImages { get; init; } = [];

        public string? RevisedPrompt { get; init; }

        public AbsolutePath? SavedPath { get; init; }

        public required string Status { get; init; }

        public bool? TransparentBackground { get; init; }

        public string? FileId { get; init; }

        public string? Result { get; init; }
    }

    /// <summary>A review began.</summary>
    public sealed record EnteredReviewMode : ThreadItem
    {
        public required string Review { get; init; }
    }

    /// <summary>A review ended; carries its text.</summary>
    public sealed record ExitedReviewMode : ThreadItem
    {
        public required string Review { get; init; }
    }

    /// <summary>The history was replaced by a summary.</summary>
    public sealed record ContextCompaction : ThreadItem;
}
