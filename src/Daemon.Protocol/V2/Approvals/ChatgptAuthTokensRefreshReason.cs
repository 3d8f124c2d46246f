namespace Daemon.Protocol.V2.Approvals;

/// <summary>Why new tokens are needed.</summary>
public enum ChatgptAuthTokensRefreshReason
{
    Unauthorized,
}
