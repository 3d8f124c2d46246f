namespace Daemon.Protocol.V2.Approvals;

/// <summary>The parameters of the server's request <c>item/fileChange/requestApproval</c>.</summary>
public sealed record FileChangeRequestApprovalParams
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long StartedAtMs { get; init; }

    public string? Reason { get; init; }

    public string? GrantRoot { get; init; }
}
