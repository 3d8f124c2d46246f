namespace Daemon.Protocol.V2.Approvals;

/// <summary>The client's answer to <c>account/chatgptAuthTokens/refresh</c>.</summary>
public sealed record ChatgptAuthTokensRefreshResponse
{
    public required string AccessToken { get; init; }

    public required string ChatgptAccountId { get; init; }

    public string? ChatgptPlanType { get; init; }
}
