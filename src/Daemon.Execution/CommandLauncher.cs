using Daemon.Execution.Linux;

namespace Daemon.Execution;

/// <summary>Makes the launcher of this operating system.</summary>
public static class CommandLauncher
{
    /// <summary>One launcher per process is enough: it owns the threads that serve all commands.</summary>
    public static ICommandLauncher Create(LauncherOptions? options = null) =>
        OperatingSystem.IsLinux() ? LinuxLaunching.Create(options ?? new LauncherOptions()) : new UnsupportedLauncher();

    /// <summary>For diagnosis: answers as a launcher with the same options would decide.</summary>
    public static ISandboxInspector CreateInspector(LauncherOptions? options = null) =>
        OperatingSystem.IsLinux() ? LinuxLaunching.Create(options ?? new LauncherOptions()) : new UnsupportedLauncher();
}
