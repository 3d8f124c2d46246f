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

    /// <summary>Makes two names change places in one step, so that neither is ever missing (renameat2(2)).</summary>
    /// <returns>False when one of them does not exist; null when this file system or kernel cannot.</returns>
    /// <exception cref="IOException">It is refused, e.g. because the folder may not be written.</exception>
    public static bool? TryExchange(string first, string second)
    {
        if (Libc.renameat2(Libc.AT_FDCWD, first, Libc.AT_FDCWD, second, Libc.RENAME_EXCHANGE) == 0)
        {
            return true;
        }

        return Errno.Last switch
        {
            Errno.ENOENT => false,
            Errno.EINVAL or Errno.ENOSYS => null,
            var error => throw Errno.Failure($"rename {second}", error),
        };
    }
}
