using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// signal.h
internal static unsafe partial class Libc
{
    public const int SIGHUP = 1;
    public const int SIGINT = 2;
    public const int SIGKILL = 9;
    public const int SIGTERM = 15;
    public const int SIGCONT = 18;
    public const int SIGSTOP = 19;

    /// <summary>Bytes of a <c>sigset_t</c> in glibc and musl.</summary>
    public const int SignalSetSize = 128;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport(Library)]
    public static partial int sigemptyset(void* signals);

    [LibraryImport(Library)]
    public static partial int sigfillset(void* signals);
}
