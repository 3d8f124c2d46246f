namespace Daemon.Protocol.V2.Threads;

/// <summary>What an active thread waits for.</summary>
public enum ThreadActiveFlag
{
    WaitingOnApproval,
    WaitingOnUserInput,
}
