namespace Daemon.Protocol.V2.Threads;

/// <summary>Whether a thread may become memory.</summary>
public enum ThreadMemoryMode
{
    Enabled,
    Disabled,
}
