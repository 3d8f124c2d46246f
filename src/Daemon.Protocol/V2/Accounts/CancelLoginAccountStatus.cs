namespace Daemon.Protocol.V2.Accounts;

/// <summary>What a cancellation found.</summary>
public enum CancelLoginAccountStatus
{
    Canceled,
    NotFound,
}
