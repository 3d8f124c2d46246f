namespace Daemon.Protocol.V2.Legacy;

/// <summary>The parameters of the server's request <c>execCommandApproval</c>.</summary>
public sealed record ExecCommandApprovalParams
{
    public string? ApprovalId { get; init; }

    public required string CallId { get; init; }

    public required IReadOnlyList<string> Command { get; init; }

    public required string ConversationId { get; init; }

    public required string Cwd { get; init; }

    public required IReadOnlyList<ParsedCommand> ParsedCmd { get; init; }

    public string? Reason { get; init; }
}
