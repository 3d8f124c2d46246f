namespace Daemon.Protocol.V2.Accounts;

/// <summary>The parameters of <c>account/read</c>.</summary>
public sealed record GetAccountParams
{
    public bool RefreshToken { get; init; }
}
