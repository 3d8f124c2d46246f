using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.MacOS;

namespace Daemon.Execution.MacOS;

/// <summary>Puts the launcher of macOS together.</summary>
[SupportedOSPlatform("macos")]
internal sealed class MacLaunching(LauncherOptions options)
{
    /// <summary>
    /// The system's programs, libraries and settings, and those of the usual package managers. Unlike some readings of <c>:minimal</c>
    /// there is no folder to write to among them: it means the same as on Linux.
    /// </summary>
    private static readonly string[] MinimalPaths =
    [
        "/bin", "/sbin", "/usr", "/System", "/Library/Apple", "/Library/Frameworks", "/Library/Developer", "/Library/Preferences",
        "/Applications/Xcode.app", "/private/etc", "/private/var/db/timezone", "/private/var/db/dyld", "/private/var/select", "/opt/homebrew", "/nix/store",
    ];

    public static SandboxLauncher Create(LauncherOptions options)
    {
        var parts = new MacLaunching(options);
        return new SandboxLauncher(
            parts.Plan,
            [new MacPlainRunner(options.ReceiverFault), new SeatbeltRunner(options.ReceiverFault)],
            new LoopbackEntrance(static () => null),
            static _ => Task.FromResult(Probe()));
    }

    private SandboxPlan Plan(CommandSpec spec)
    {
        spec.Environment.TryGetValue("TMPDIR", out string? tmpDir);
        ISandboxFiles files = SandboxFiles.OfThisSystem;
        SandboxPlan plan = SandboxPlanner.Plan(
            spec.Profile,
            new SandboxPlaces(spec.WorkspaceRoots, tmpDir, MinimalPaths, [.. options.ControlSocketFolders.Select(folder => (folder, PathAccess.Hidden))])
            {
                Files = files,
            });
        return plan with
        {
            Limits = spec.Limits,
            UnixSockets = [.. plan.UnixSockets.Concat(spec.UnixSockets).Select(socket => files.Resolve(socket)).Distinct()],
        };
    }

    private static SandboxProbe Probe()
    {
        bool there = File.Exists(SeatbeltCommand.Program);
        return new SandboxProbe(
            there ? SandboxMechanism.Seatbelt : SandboxMechanism.Unavailable,
            there ? SeatbeltCommand.Program : null,
            CanUseNamespaces: false,
            CanMountProc: false,
            0,
            HasCallFilter: false,
            CanRecordDenials: there,
            there ? null : SeatbeltRunner.Missing);
    }
}
