using Daemon.Execution.Windows;

namespace Daemon.Execution.Sandbox.Windows;

/// <summary>How far the sandboxes of Windows are set up on this machine.</summary>
public static class WindowsSandboxSetup
{
    /// <summary>Why the sandbox of a level cannot be set up here; null when nothing is to be done for it.</summary>
    public static string? Problem(WindowsSandboxLevel level) =>
        !OperatingSystem.IsWindows() ? "The Windows sandbox can be set up on Windows only."
        : level == WindowsSandboxLevel.Unelevated ? null
        : "The elevated Windows sandbox is not part of this version; set `windows.sandbox = \"unelevated\"`.";

    /// <summary>Looks for folders that everybody may write to, for five seconds at most; finds nothing on other systems.</summary>
    public static WorldWritableFindings FindWorldWritable(
        string cwd, IReadOnlyDictionary<string, string> environment, TimeProvider time, CancellationToken cancellationToken) =>
        OperatingSystem.IsWindows()
            ? new WorldWritableScan(new WindowsVolume(), WindowsSecurity.IsWorldWritable, time)
                .Run(WorldWritableScan.Places(cwd, environment), cancellationToken)
            : new WorldWritableFindings([], IsComplete: true);
}
