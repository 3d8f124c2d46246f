namespace Daemon.Protocol.V2.Threads;

/// <summary>How a thread's history is stored.</summary>
public enum ThreadHistoryMode
{
    Legacy,
    Paginated,
}
