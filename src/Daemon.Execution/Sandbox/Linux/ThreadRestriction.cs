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
    private readonly bool _hasListener;

    /// <param name="filter">The system-call filter.</param>
    /// <param name="pathRules">A landlock rule set, which is then owned; with one, all capabilities are given up too.</param>
    /// <param name="hasListener">Whether the filter has calls that wait for a supervisor.</param>
    public ThreadRestriction(ReadOnlySpan<byte> filter, FileDescriptor? pathRules, bool hasListener = false)
    {
        _hasListener = hasListener;
        _filter = GC.AllocateUninitializedArray<byte>(filter.Length, pinned: true);
        filter.CopyTo(_filter);
        _pathRules = pathRules;
    }

    /// <summary>Restricts the calling thread. Returns the descriptor on which watched calls arrive; -1 when none are watched.</summary>
    /// <exception cref="IOException">The kernel refused a step: nothing may be started then.</exception>
    public int Apply()
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
            if (_hasListener)
            {
                return AddWithListener(&program);
            }

            _ = Errno.Check(Libc.prctl(Libc.PR_SET_SECCOMP, Libc.SECCOMP_MODE_FILTER, (nuint)(&program), 0, 0), "prctl PR_SET_SECCOMP");
            return -1;
        }
    }

    public void Dispose() => _pathRules?.Dispose();

    private static int AddWithListener(Libc.FilterProgram* program)
    {
        // From Linux 5.19 on, ordinary signals do not break off a call that is being looked at, which would make it come again and again.
        int listener = Libc.seccomp_set_filter(
            Libc.SECCOMP_FILTER_FLAG_NEW_LISTENER | Libc.SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, program);
        return listener >= 0 || Errno.Last != Errno.EINVAL
            ? Errno.Check(listener, "seccomp SECCOMP_SET_MODE_FILTER")
            : Errno.Check(Libc.seccomp_set_filter(Libc.SECCOMP_FILTER_FLAG_NEW_LISTENER, program), "seccomp SECCOMP_SET_MODE_FILTER");
    }

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
