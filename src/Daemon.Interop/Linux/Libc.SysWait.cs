using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// sys/wait.h
internal static unsafe partial class Libc
{
    public const int P_PID = 1;

    public const int WEXITED = 4;
    public const int WNOWAIT = 0x01000000;

    /// <summary><c>si_code</c> of a child that returned; every other code means a signal.</summary>
    public const int CLD_EXITED = 1;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int waitid(int idType, uint id, ChildSignalInfo* info, int options);

    /// <summary>The SIGCHLD view of <c>siginfo_t</c> (128 bytes on 64-bit Linux).</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    public struct ChildSignalInfo
    {
        [FieldOffset(8)]
        public int Code;

        [FieldOffset(16)]
        public int Pid;

        /// <summary>Exit status or signal number, by <see cref="Code"/>.</summary>
        [FieldOffset(24)]
        public int Status;
    }
}
