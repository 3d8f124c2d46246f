using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>Error numbers of Windows as exceptions.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsError
{
    /// <summary>For functions that return a BOOL.</summary>
    /// <exception cref="IOException">The call failed.</exception>
    public static void Check(int result, string call)
    {
        int error = Marshal.GetLastPInvokeError();
        if (result == 0)
        {
            throw Failure(call, error);
        }
    }

    /// <summary>For functions that return the error number.</summary>
    /// <exception cref="IOException">The call failed.</exception>
    public static void CheckNumber(uint error, string call)
    {
        if (error != 0)
        {
            throw Failure(call, (int)error);
        }
    }

    /// <summary>For functions that return a handle.</summary>
    /// <exception cref="IOException">The call failed.</exception>
    public static T Check<T>(T handle, string call)
        where T : SafeHandle
    {
        int error = Marshal.GetLastPInvokeError();
        return handle.IsInvalid ? throw Failure(call, error) : handle;
    }

    public static IOException Failure(string call, int error) => new($"{call}: {Describe(error)}");

    public static CommandStartException Start(CommandSpec spec, int error) => new(
        error switch
        {
            _ when !Directory.Exists(spec.WorkingDirectory) => CommandStartFailure.BadWorkingDirectory,
            Kernel32.ErrorFileNotFound or Kernel32.ErrorPathNotFound => CommandStartFailure.NotFound,
            Kernel32.ErrorAccessDenied or Kernel32.ErrorBadExeFormat or Kernel32.ErrorElevationRequired => CommandStartFailure.NotExecutable,
            Kernel32.ErrorDirectory => CommandStartFailure.BadWorkingDirectory,
            _ => CommandStartFailure.Other,
        },
        Describe(error),
        error);

    private static string Describe(int error) => $"{Marshal.GetPInvokeErrorMessage(error).TrimEnd()} (os error {error})";
}
