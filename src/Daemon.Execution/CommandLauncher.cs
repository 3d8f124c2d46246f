using Daemon.Execution.Linux;
using Daemon.Execution.MacOS;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Windows;

namespace Daemon.Execution;

/// <summary>
/// Makes the launcher of this operating system. The only place where one is chosen: the native compiler knows the answers, and leaves
/// the other systems' code out.
/// </summary>
public static class CommandLauncher
{
    /// <summary>One launcher per process is enough: it owns the threads that serve all commands.</summary>
    public static ICommandLauncher Create(LauncherOptions? options = null) =>
        CreateHere(options ?? new LauncherOptions()) is { } launcher ? launcher : new UnsupportedLauncher();

    /// <summary>For diagnosis: answers as a launcher with the same options would decide.</summary>
    public static ISandboxInspector CreateInspector(LauncherOptions? options = null) =>
        CreateHere(options ?? new LauncherOptions()) is { } launcher ? launcher : new UnsupportedLauncher();

    private static SandboxLauncher? CreateHere(LauncherOptions options) =>
        OperatingSystem.IsLinux() ? LinuxLaunching.Create(options)
        : OperatingSystem.IsMacOS() ? MacLaunching.Create(options)
        : OperatingSystem.IsWindows() ? WindowsLaunching.Create(options)
        : null;
}
