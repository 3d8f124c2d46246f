using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>A thread as lists, answers and notifications show it.</summary>
public sealed record Thread
{
    public required string Id { get; init; }

    [WireExperimental]
    public IReadOnlyList<ThreadEnvironment>? Environments { get; init; }

    [WireExperimental]
    public RawJson? Extra { get; init; }

    public required string SessionId { get; init; }

    public string? ForkedFromId { get; init; }

    [WireExperimental]
    public string? AttachedToThreadId { get; init; }

    public string? ParentThreadId { get; init; }

    public required string Preview { get; init; }

    public required bool Ephemeral { get; init; }

    public ThreadSection? Section { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? SectionEnteredAt { get; init; }

    public required string? ProjectId { get; init; }

    public ThreadHistoryMode HistoryMode { get; init; } = ThreadHistoryMode.Legacy;

    public required string ModelProvider { get; init; }

    public string? Model { get; init; }

    public string? ReasoningEffort { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long UpdatedAt { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? RecencyAt { get; init; }

    public required ThreadStatus Status { get; init; }

    public string? Path { get; init; }

    public required AbsolutePath Cwd { get; init; }

    public required string CliVersion { get; init; }

    public string? Originator { get; init; }

    public required SessionSource Source { get; init; }

    [WireExperimental]
    public bool? CanAcceptDirectInput { get; init; }

    public string? ThreadSource { get; init; }

    public string? AgentNickname { get; init; }

    public string? AgentRole { get; init; }

    public GitInfo? GitInfo { get; init; }

    public string? Name { get; init; }

    [WireExperimental]
    public bool? DaybreakEnabled { get; init; }

    public required IReadOnlyList<Turn> Turns { get; init; }
}
