using System.Globalization;
using System.Runtime.InteropServices;
using Daemon.JsonRpc;

namespace Daemon.AppServer.Processors.Files;

/// <summary>Failures of the file system in the words that clients know: <c>No such file or directory (os error 2)</c>.</summary>
internal static class OsError
{
    // errno.h, the numbers that all systems share.
    public const int NoEntry = 2;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int NotDirectory = 20;
    public const int IsDirectory = 21;

    private const int NameTooLong = 36;

    /// <summary>Whether the exception is one that the file system is the cause of.</summary>
    public static bool IsFileSystemFailure(Exception failure) => failure is IOException or UnauthorizedAccessException;

    public static RpcException Refusal(Exception failure) => new(ErrorCodes.InternalError, Describe(failure));

    public static RpcException Refusal(int errno) => new(ErrorCodes.InternalError, Describe(errno));

    private static string Describe(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => Describe(NoEntry),
        UnauthorizedAccessException => Describe(failure.InnerException is IOException { HResult: > 0 } inner ? inner.HResult : AccessDenied),
        PathTooLongException => Describe(NameTooLong),

        // On Unix the framework puts the bare error number there; its own codes are negative.
        IOException { HResult: > 0 } io => Describe(io.HResult),
        _ => failure.Message,
    };

    private static string Describe(int errno) =>
        string.Create(CultureInfo.InvariantCulture, $"{Marshal.GetPInvokeErrorMessage(errno)} (os error {errno})");
}
