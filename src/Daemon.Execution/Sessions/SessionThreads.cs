namespace Daemon.Execution.Sessions;

/// <summary>Threads that only wait for one stream or process.</summary>
internal static class SessionThreads
{
    public const int StackBytes = 256 * 1024;
}
