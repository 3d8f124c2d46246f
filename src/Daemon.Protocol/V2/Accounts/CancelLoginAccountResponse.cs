namespace Daemon.Protocol.V2.Accounts;

/// <summary>The answer to <c>account/login/cancel</c>.</summary>
public sealed record CancelLoginAccountResponse
{
    public required CancelLoginAccountStatus Status { get; init; }
}
