using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.MacOS;

namespace Daemon.Execution.MacOS;

/// <summary>Error numbers of macOS as exceptions.</summary>
[SupportedOSPlatform("macos")]
internal static class MacError
{
    /// <exception cref="IOException">The call failed.</exception>
    public static void Check(int result, string call)
    {
        int errno = Marshal.GetLastPInvokeError();
        if (result < 0)
        {
            throw Failure(call, errno);
        }
    }

    /// <summary>For functions that return the error number.</summary>
    /// <exception cref="IOException">The call failed.</exception>
    public static void CheckNumber(int errno, string call)
    {
        if (errno != 0)
        {
            throw Failure(call, errno);
        }
    }

    public static CommandStartException Start(CommandSpec spec, int errno) => new(
        errno switch
        {
            _ when !Directory.Exists(spec.WorkingDirectory) => CommandStartFailure.BadWorkingDirectory,
            LibSystem.ENOENT or LibSystem.ENOTDIR => CommandStartFailure.NotFound,
            LibSystem.EACCES or LibSystem.ENOEXEC => CommandStartFailure.NotExecutable,
            _ => CommandStartFailure.Other,
        },
        Describe(errno),
        errno);

    private static IOException Failure(string call, int errno) => new($"{call}: {Describe(errno)}");

    private static string Describe(int errno) => $"{Marshal.GetPInvokeErrorMessage(errno)} (os error {errno})";
}
