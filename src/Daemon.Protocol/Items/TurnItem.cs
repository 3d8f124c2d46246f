using Daemon.Protocol.Permissions;

namespace Daemon.Protocol.Items;

/// <summary>How an item that runs has ended, or that it has not.</summary>
public enum ItemStatus
{
    InProgress,
    Completed,
    Failed,
    Declined,
}

/// <summary>Why a command item exists.</summary>
public enum CommandSource
{
    /// <summary>The model asked; not started yet, or never.</summary>
    Agent,

    /// <summary>The user ran it.</summary>
    UserShell,

    /// <summary>The model asked and the process was started.</summary>
    UnifiedExecStartup,

    /// <summary>The model talks to a running process.</summary>
    UnifiedExecInteraction,
}

/// <summary>A guess, for display, at what a command does.</summary>
public abstract record CommandAction(string Command)
{
    public sealed record Read(string Command, string Name, string Path) : CommandAction(Command);

    public sealed record ListFiles(string Command, string? Path) : CommandAction(Command);

    public sealed record Search(string Command, string? Query, string? Path) : CommandAction(Command);

    public sealed record Unknown(string Command) : CommandAction(Command);
}

/// <summary>What a patch does to one file; keyed by absolute path in <see cref="TurnItem.FileChange"/>.</summary>
public abstract record FileChangeKind
{
    private FileChangeKind()
    {
    }

    public sealed record Add(string Content) : FileChangeKind;

    public sealed record Delete(string Content) : FileChangeKind;

    /// <param name="UnifiedDiff">Hunks without file headers.</param>
    /// <param name="MovePath">Absolute new path; null when the file stays.</param>
    public sealed record Update(string UnifiedDiff, string? MovePath) : FileChangeKind;
}

/// <summary>
/// Something that happened in a turn, as a client shows it. Ids: tool items carry the model's call id, messages and reasoning the
/// model's item id, the rest a UUIDv7.
/// </summary>
public abstract record TurnItem(string Id)
{
    public sealed record UserMessage(string Id, IReadOnlyList<UserInput> Content, string? ClientId = null) : TurnItem(Id);

    /// <summary>What hooks add to a turn that was about to end.</summary>
    public sealed record HookPrompt(string Id, IReadOnlyList<HookPromptPart> Parts) : TurnItem(Id);

    /// <param name="Phase"><c>commentary</c>, <c>final_answer</c> or null, as the model said.</param>
    public sealed record AgentMessage(string Id, string Text, string? Phase = null) : TurnItem(Id);

    public sealed record Reasoning(string Id, IReadOnlyList<string> Summary, IReadOnlyList<string> Content) : TurnItem(Id);

    /// <param name="Command">The argv that was or would be started.</param>
    /// <param name="ProcessId">Decimal session id; null until started.</param>
    /// <param name="AggregatedOutput">stdout and stderr as they came, capped; null while running or when empty.</param>
    public sealed record CommandExecution(
        string Id,
        IReadOnlyList<string> Command,
        string Cwd,
        CommandSource Source,
        ItemStatus Status,
        IReadOnlyList<CommandAction> Actions,
        string? ProcessId = null,
        string? AggregatedOutput = null,
        int? ExitCode = null,
        TimeSpan? Duration = null) : TurnItem(Id)
    {
        /// <summary>Standard output alone, capped; null when the streams were merged (a terminal).</summary>
        public string? Stdout { get; init; }

        /// <summary>Standard error alone, capped; null when the streams were merged (a terminal).</summary>
        public string? Stderr { get; init; }

        /// <summary>What the sandbox refused to a command that failed; null when nothing is known.</summary>
        public IReadOnlyList<DeniedOperation>? Denials { get; init; }
    }

    public sealed record FileChange(
        string Id,
        IReadOnlyDictionary<string, FileChangeKind> Changes,
        ItemStatus Status,
        string? Stdout = null,
        string? Stderr = null,
        bool AutoApproved = false) : TurnItem(Id);

    /// <summary>A call of an external tool server. Raw members are JSON, UTF-8.</summary>
    public sealed record McpToolCall(
        string Id,
        string Server,
        string Tool,
        ReadOnlyMemory<byte> Arguments,
        ItemStatus Status,
        bool? ReadOnlyHint = null,
        ReadOnlyMemory<byte>? Result = null,
        string? ErrorMessage = null,
        TimeSpan? Duration = null) : TurnItem(Id);

    /// <summary>A call of a tool that the client offered. Raw members are JSON, UTF-8.</summary>
    public sealed record DynamicToolCall(
        string Id,
        string? Namespace,
        string Tool,
        ReadOnlyMemory<byte> Arguments,
        ItemStatus Status,
        ReadOnlyMemory<byte>? ContentItems = null,
        bool? Success = null,
        TimeSpan? Duration = null) : TurnItem(Id);

    /// <summary>A call by which one agent deals with others.</summary>
    /// <param name="SenderThreadId">The thread whose model called.</param>
    /// <param name="ReceiverThreadIds">The agents concerned; empty while a new one is being made.</param>
    /// <param name="Prompt">What they are told; null when nothing is.</param>
    /// <param name="States">The agents' states at the end of the call; empty before.</param>
    public sealed record CollabAgentToolCall(
        string Id,
        CollabAgentTool Tool,
        ItemStatus Status,
        string SenderThreadId,
        IReadOnlyList<string> ReceiverThreadIds,
        IReadOnlyDictionary<string, AgentStatus> States,
        string? Prompt = null,
        string? Model = null,
        string? ReasoningEffort = null) : TurnItem(Id);

    /// <param name="Action">Raw JSON of the search action in its stored form; null while running.</param>
    public sealed record WebSearch(string Id, string Query, ReadOnlyMemory<byte>? Action) : TurnItem(Id);

    public sealed record ImageView(string Id, string Path) : TurnItem(Id);

    public sealed record Plan(string Id, string Text) : TurnItem(Id);

    public sealed record ContextCompaction(string Id) : TurnItem(Id);

    /// <param name="Target">Raw JSON of the review target.</param>
    public sealed record EnteredReviewMode(string Id, string UserFacingHint, ReadOnlyMemory<byte> Target) : TurnItem(Id);

    /// <param name="ReviewText">What is shown to the user.</param>
    /// <param name="Output">Raw JSON of the structured review; null when the model gave none.</param>
    public sealed record ExitedReviewMode(string Id, string ReviewText, ReadOnlyMemory<byte>? Output) : TurnItem(Id);
}

/// <summary>What one hook adds.</summary>
/// <param name="RunId">The hook's run.</param>
public sealed record HookPromptPart(string Text, string RunId);
