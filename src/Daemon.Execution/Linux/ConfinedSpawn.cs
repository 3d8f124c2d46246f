using System.Runtime.Versioning;
using Daemon.Execution.Sandbox.Linux;
using Daemon.Execution.Sandbox.Linux.Supervision;

namespace Daemon.Execution.Linux;

/// <summary>
/// Starts one process from a thread of its own that is restricted first. That thread must not make another one, which would be
/// restricted too: so it does nothing else. It ends at once, or, for a wrapper that is to die with the thread that started it, when this
/// object is disposed.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ConfinedSpawn : IDisposable
{
    private const int StackSize = 256 * 1024;

    private readonly ThreadSignal? _release;

    /// <param name="isParent">Whether the thread has to live until disposal.</param>
    public ConfinedSpawn(bool isParent) => _release = isParent ? new ThreadSignal() : null;

    /// <summary>Starts the process. Blocks until it runs; call once.</summary>
    /// <returns>0 and its id, or the error number of the failing step.</returns>
    /// <exception cref="IOException">The kernel refused the restriction: nothing was started.</exception>
    public (int Error, int Pid) Start(SpawnRequest request, ThreadRestriction restriction, CallSupervisor? supervisor)
    {
        using var prepared = new PreparedSpawn(request);
        (int Error, int Pid) result = default;
        Exception? refusal = null;
        using var started = new ThreadSignal();
        ThreadSignal? listening = supervisor is null ? null : new ThreadSignal();
        supervisor?.Begin(listening!);
        var thread = new Thread(
            () =>
            {
                try
                {
                    int listener = restriction.Apply();
                    listening?.Give(listener);
                    result.Error = prepared.Start(out result.Pid);
                }
                catch (IOException failure)
                {
                    refusal = failure;
                    listening?.Give(-1);
                }

                started.Give(0);
                _ = _release?.Take();
                _release?.Dispose();
            },
            StackSize)
        {
            IsBackground = true,
            Name = "ConfinedSpawn",
        };
        thread.Start();
        _ = started.Take();
        return refusal is null ? result : throw refusal;
    }

    /// <summary>Lets the thread end.</summary>
    public void Dispose() => _release?.Give(0);
}
