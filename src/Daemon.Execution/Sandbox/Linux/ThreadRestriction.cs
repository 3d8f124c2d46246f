using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Restrictions prepared for a thread. <see cref="Apply"/> binds the calling thread for good, every thread that it makes, and every
/// process that it starts. It allocates nothing: a collection could otherwise make a runtime thread, which would inherit them.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class ThreadRestriction : IDisposable
{
    private const int LastCapability = 63;

    private readonly byte[] _filter;
    private readonly FileDescriptor? _pathRules;

    /// <param name="filter">The system-call filter.</param>
    /// <param name="pathRules">A landlock rule set, which is then owned; with one, all capabilities are given up too.</param>
    public ThreadRestriction(ReadOnlySpan<byte> filter, FileDescriptor? pathRules)
    {
        _filter = GC.AllocateUninitializedArray<byte>(filter.Length, pinned: true);
        filter.CopyTo(_filter);
        _pathRules = pathRules;
    }

    /// <summary>Restricts the calling thread.</summary>
    /// <exception cref="IOException">The kernel refused a step: nothing may be started then.</exception>
    public void Apply()
    {
        if (_pathRules is not null)
        {
            DropCapabilities();
        }

        _ = Errno.Check(Libc.prctl(Libc.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl PR_SET_NO_NEW_PRIVS");
        if (_pathRules is not null)
        {
            _ = Errno.Check(Libc.landlock_restrict_self(_pathRules.Number), "landlock_restrict_self");
        }

        fixed (byte* instructions = _filter)
        {
            var program = new Libc.FilterProgram { Length = (ushort)(_filter.Length / 8), Instructions = instructions };
            _ = Errno.Check(Libc.prctl(Libc.PR_SET_SECCOMP, Libc.SECCOMP_MODE_FILTER, (nuint)(&program), 0, 0), "prctl PR_SET_SECCOMP");
        }
    }

    public void Dispose() => _pathRules?.Dispose();

    private static void DropCapabilities()
    {
        // Numbers that the kernel does not know fail with EINVAL; without CAP_SETPCAP there is nothing in the set worth dropping.
        for (int capability = 0; capability <= LastCapability && Libc.prctl(Libc.PR_CAPBSET_DROP, (nuint)capability, 0, 0, 0) == 0; capability++)
        {
        }

        _ = Errno.Check(Libc.prctl(Libc.PR_CAP_AMBIENT, Libc.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "prctl PR_CAP_AMBIENT_CLEAR_ALL");
        _ = Errno.Check(Libc.capset_none(), "capset");
    }
}
