namespace Daemon.Protocol.V2.Hooks;

/// <summary>The parameters of <c>hook/completed</c>: a hook is over.</summary>
public sealed record HookCompletedNotification
{
    public required string ThreadId { get; init; }

    /// <summary>Null for a hook of the thread and not of a turn.</summary>
    public string? TurnId { get; init; }

    public required HookRunSummary Run { get; init; }
}
