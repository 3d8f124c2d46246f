using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// signal.h
internal static unsafe partial class Libc
{
    public const int SIGKILL = 9;
    public const int SIGPIPE = 13;
    public const int SIGTERM = 15;
    public const int SIGCHLD = 17;
    public const int SIGSTOP = 19;

    public const nint SIG_DFL = 0;
    public const nint SIG_IGN = 1;

    /// <summary>Bytes of a <c>sigset_t</c> in glibc and musl.</summary>
    public const int SignalSetSize = 128;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport(Library)]
    public static partial int sigemptyset(void* signals);

    [LibraryImport(Library)]
    public static partial int sigfillset(void* signals);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint signal(int number, nint handler);

    /// <summary>The disposition of a signal: <c>SIG_DFL</c>, <c>SIG_IGN</c> or a function.</summary>
    public static nint HandlerOf(int number)
    {
        // struct sigaction has 152 bytes and begins with the handler, in glibc and musl.
        nint* action = stackalloc nint[32];
        return sigaction(number, null, action) == 0 ? action[0] : SIG_DFL;
    }

    [LibraryImport(Library, SetLastError = true)]
    private static partial int sigaction(int number, void* action, void* previous);
}
