namespace Daemon.Protocol.V2.Threads;

/// <summary>What an unsubscribe found.</summary>
public enum ThreadUnsubscribeStatus
{
    NotLoaded,
    NotSubscribed,
    Unsubscribed,
}
