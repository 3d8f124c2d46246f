namespace Daemon.Protocol.V2.Approvals;

/// <summary>The parameters of the server's request <c>account/chatgptAuthTokens/refresh</c>.</summary>
public sealed record ChatgptAuthTokensRefreshParams
{
    public string? PreviousAccountId { get; init; }

    public required ChatgptAuthTokensRefreshReason Reason { get; init; }
}
