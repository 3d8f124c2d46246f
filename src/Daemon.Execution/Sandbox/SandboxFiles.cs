using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Sandbox;

/// <summary>The file system of this machine, as plans see it.</summary>
internal static class SandboxFiles
{
    public static ISandboxFiles OfThisSystem { get; } =
        OperatingSystem.IsWindows() ? new WindowsFiles(new WindowsVolume())
        : OperatingSystem.IsMacOS() ? new PosixFiles(StringComparison.OrdinalIgnoreCase)
        : new PosixFiles(StringComparison.Ordinal);
}
