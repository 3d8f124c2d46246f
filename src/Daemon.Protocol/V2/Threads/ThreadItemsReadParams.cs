namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/items/read</c>.</summary>
public sealed record ThreadItemsReadParams
{
    /// <summary>1 to 100.</summary>
    public required IReadOnlyList<string> ItemIds { get; init; }

    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }
}
