namespace Daemon.Core.Tools.Exec;

/// <summary>Tells from a command's end whether the sandbox probably stopped it. A guess: programs report denials in their own words.</summary>
internal static class SandboxDenial
{
    private const int SignalBase = 128;

    /// <summary>SIGSYS: a filter killed the process for a system call.</summary>
    private const int SigSys = 31;

    /// <summary>What programs print, in lower case, when the system denied them something.</summary>
    private static readonly string[] Words =
    [
        "operation not permitted", "permission denied", "read-only file system", "seccomp", "sandbox", "landlock", "failed to write file",
    ];

    /// <param name="exitCode">128 and the signal's number for a command that a signal ended.</param>
    /// <param name="output">Both streams; null when there was none.</param>
    public static bool IsLikely(int exitCode, string? output) => exitCode switch
    {
        0 => false,
        SignalBase + SigSys => true,
        _ => output is not null && Words.Any(word => output.Contains(word, StringComparison.OrdinalIgnoreCase)),
    };
}
