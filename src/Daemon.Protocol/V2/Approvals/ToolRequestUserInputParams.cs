namespace Daemon.Protocol.V2.Approvals;

/// <summary>The parameters of the server's request <c>item/tool/requestUserInput</c>.</summary>
public sealed record ToolRequestUserInputParams
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public required IReadOnlyList<ToolRequestUserInputQuestion> Questions { get; init; }

    public required bool IsBlocking { get; init; }

    /// <summary>Milliseconds until the question answers itself; null for never.</summary>
    public ulong? AutoResolutionMs { get; init; }
}
