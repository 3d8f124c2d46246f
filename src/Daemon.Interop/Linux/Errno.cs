using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

/// <summary>Error numbers of <c>errno.h</c> (the generic ones, equal on x86-64 and arm64) and their text.</summary>
public static class Errno
{
    public const int EPERM = 1;
    public const int ENOENT = 2;
    public const int EINTR = 4;
    public const int ENOEXEC = 8;
    public const int EAGAIN = 11;
    public const int EACCES = 13;
    public const int EBUSY = 16;
    public const int EEXIST = 17;
    public const int ENOTDIR = 20;
    public const int EISDIR = 21;
    public const int EINVAL = 22;
    public const int ENOSYS = 38;
    public const int ELOOP = 40;
    public const int EOPNOTSUPP = 95;
    public const int ECONNREFUSED = 111;
    public const int EINPROGRESS = 115;

    /// <summary>The error of the call just made on this thread.</summary>
    public static int Last => Marshal.GetLastPInvokeError();

    /// <summary>Text in the form <c>No such file or directory (os error 2)</c>.</summary>
    public static string Describe(int errno) => $"{Marshal.GetPInvokeErrorMessage(errno)} (os error {errno})";

    /// <summary>An exception for a call that is not expected to fail.</summary>
    public static IOException Failure(string call, int errno) => new($"{call}: {Describe(errno)}");

    /// <summary>Passes a non-negative result through, else throws for <paramref name="call"/>.</summary>
    /// <exception cref="IOException">The call failed.</exception>
    public static int Check(int result, string call)
    {
        int errno = Last;
        return result >= 0 ? result : throw Failure(call, errno);
    }
}
