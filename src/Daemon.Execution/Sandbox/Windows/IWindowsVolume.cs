namespace Daemon.Execution.Sandbox.Windows;

/// <summary>One entry of a folder.</summary>
/// <param name="Name">Its long name in the case that the volume keeps.</param>
/// <param name="LinkTarget">Where a symbolic link or junction leads, in the system's form, absolute or relative; null for others.</param>
internal sealed record WindowsEntry(string Name, bool IsFolder, string? LinkTarget = null);

/// <summary>Looks into the volumes of Windows. Paths are in the system's form. Thread-safe.</summary>
internal interface IWindowsVolume
{
    /// <summary>The entry itself, links not followed, found by its long or its short (8.3) name in any case; null when there is none.</summary>
    WindowsEntry? Look(string path);

    /// <summary>The entries of a folder; none when it cannot be listed.</summary>
    IEnumerable<WindowsEntry> List(string folder);
}
