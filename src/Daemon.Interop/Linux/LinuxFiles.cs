using System.Runtime.Versioning;

namespace Daemon.Interop.Linux;

/// <summary>What a path itself is, a last symbolic link not followed.</summary>
public readonly record struct LinuxFileFacts(uint OwnerId, bool IsFolder, bool IsLink, bool IsSocket);

/// <summary>Facts about files and the process's user that the framework does not offer.</summary>
[SupportedOSPlatform("linux")]
public static class LinuxFiles
{
    // st_mode, sys/stat.h.
    private const int FileTypeMask = 0xF000;
    private const int FolderType = 0x4000;
    private const int LinkType = 0xA000;
    private const int SocketType = 0xC000;

    /// <summary>The effective user id of this process.</summary>
    public static uint UserId => Libc.geteuid();

    /// <summary>Null when nothing is there, or nothing that this user may know of.</summary>
    public static LinuxFileFacts? Examine(string path)
    {
        if (Libc.lstatx(path, out var status) != 0)
        {
            return null;
        }

        var type = status.Mode & FileTypeMask;
        return new LinuxFileFacts(status.UserId, type == FolderType, type == LinkType, type == SocketType);
    }
}
