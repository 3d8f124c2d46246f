namespace Daemon.Protocol.V2.Threads;

/// <summary>Why a client starts a thread.</summary>
public enum ThreadStartSource
{
    Startup,
    Clear,
}
