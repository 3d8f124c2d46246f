namespace Daemon.Protocol.V2.Accounts;

/// <summary>The parameters of <c>account/login/cancel</c>.</summary>
public sealed record CancelLoginAccountParams
{
    public required string LoginId { get; init; }
}
