using Daemon.Interop.Linux;

namespace Daemon.Execution.Files;

/// <summary>Tells files with content from devices, pipes and sockets, which the framework's file API does not.</summary>
public static class RegularFile
{
    /// <summary>Whether the path is one. Opening anything else may wait forever or never come to an end.</summary>
    /// <param name="followLink">Whether a link at the end of the path is looked through.</param>
    /// <returns>False also when there is nothing.</returns>
    public static bool Is(string path, bool followLink = true)
    {
        if (OperatingSystem.IsLinux())
        {
            var code = followLink ? Libc.statx(path, out var status) : Libc.lstatx(path, out status);
            return code == 0 && (status.Mode & Libc.S_IFMT) == Libc.S_IFREG;
        }

        var file = new FileInfo(path);
        return file.Exists && (file.Attributes & FileAttributes.Device) == 0 && (followLink || file.LinkTarget is null);
    }
}
