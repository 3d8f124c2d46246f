namespace Daemon.Protocol.Permissions;

/// <summary>What a confined command may use, with everything that it starts. Null members are without limit; numbers are at least 1.</summary>
/// <param name="MaxProcesses">Processes and threads at once.</param>
/// <param name="MaxMemoryBytes">Memory: of all processes together where the system can tell, else of each.</param>
/// <param name="MaxOpenFiles">Open files of each process.</param>
/// <param name="MaxFileBytes">Size of each file that is written.</param>
/// <param name="MaxCpuSeconds">Processor time of each process.</param>
public sealed record CommandLimits(
    long? MaxProcesses = null, long? MaxMemoryBytes = null, long? MaxOpenFiles = null, long? MaxFileBytes = null, long? MaxCpuSeconds = null)
{
    public static CommandLimits None { get; } = new();
}
