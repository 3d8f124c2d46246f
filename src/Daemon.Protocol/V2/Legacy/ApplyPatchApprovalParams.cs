namespace Daemon.Protocol.V2.Legacy;

/// <summary>The parameters of the server's request <c>applyPatchApproval</c>.</summary>
public sealed record ApplyPatchApprovalParams
{
    public required string CallId { get; init; }

    public required string ConversationId { get; init; }

    public required IReadOnlyDictionary<string, FileChange> FileChanges { get; init; }

    public string? GrantRoot { get; init; }

    public string? Reason { get; init; }
}
