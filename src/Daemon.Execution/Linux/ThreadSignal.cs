using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>
/// Hands one number from one thread to another, which waits for it. Neither side allocates or uses the runtime's own waiting, which may
/// make threads: so a restricted thread can use it.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ThreadSignal : IDisposable
{
    private readonly FileDescriptor _event = new(Errno.Check(Libc.eventfd(0, Libc.EFD_CLOEXEC), "eventfd"));
    private readonly byte[] _one = [1, 0, 0, 0, 0, 0, 0, 0];
    private readonly byte[] _taken = new byte[8];
    private int _value;

    /// <summary>Sets the number and wakes the other thread, which may then dispose this object. Once.</summary>
    public void Give(int value)
    {
        Volatile.Write(ref _value, value);
        _ = _event.Write(_one, out _);
    }

    /// <summary>Waits for the number. Once.</summary>
    public int Take()
    {
        _ = _event.Read(_taken, out _);
        return Volatile.Read(ref _value);
    }

    public void Dispose() => _event.Dispose();
}
