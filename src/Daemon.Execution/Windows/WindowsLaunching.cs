using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Windows;

/// <summary>Puts the launcher of Windows together.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsLaunching(LauncherOptions options)
{
    public static SandboxLauncher Create(LauncherOptions options)
    {
        var parts = new WindowsLaunching(options);
        var sessions = new WindowsSessions(options.ReceiverFault);
        string home = options.StateFolder ?? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".codex");
        var identities = new CapabilityIdentities(Path.Join(home, "cap_sid"));
        return new SandboxLauncher(
            parts.Plan,
            [
                new WindowsPlainRunner(sessions),
                new UnelevatedRunner(sessions, identities, Path.Join(home, ".sandbox")),
            ],
            new LoopbackEntrance(static () => null),
            static _ => Task.FromResult(new SandboxProbe(
                SandboxMechanism.RestrictedToken, null, CanUseNamespaces: false, CanMountProc: false, 0, HasCallFilter: false, CanRecordDenials: false, null)));
    }

    private SandboxPlan Plan(CommandSpec spec)
    {
        string? tmpDir = spec.Environment.TryGetValue("TMPDIR", out string? unix) ? unix : spec.Environment.GetValueOrDefault("TEMP");
        return SandboxPlanner.Plan(
            spec.Profile,
            new SandboxPlaces(spec.WorkspaceRoots, tmpDir, [.. MinimalPaths()], [.. options.ControlSocketFolders.Select(folder => (folder, PathAccess.Hidden))])
            {
                SlashTmp = null,
            }) with
        {
            Limits = spec.Limits,
        };
    }

    /// <summary>The system's programs and those of all users.</summary>
    private static IEnumerable<string> MinimalPaths()
    {
        Environment.SpecialFolder[] folders =
        [
            Environment.SpecialFolder.Windows, Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86,
            Environment.SpecialFolder.CommonApplicationData,
        ];
        return folders.Select(folder => Environment.GetFolderPath(folder)).Where(path => path.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
