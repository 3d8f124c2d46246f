using System.Globalization;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>
/// A folder that stands in for a shared one while a command runs, locked as long as it is used. Disposing removes it; what a killed
/// daemon left is removed when the next one is made.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class PrivateFolder : IDisposable
{
    private const uint OwnerOnly = 0x1C0; // 0700

    private readonly string _path;
    private readonly FileDescriptor _lock;

    private PrivateFolder(string path, FileDescriptor @lock)
    {
        _path = path;
        _lock = @lock;
    }

    /// <exception cref="IOException">It cannot be made.</exception>
    public static PrivateFolder Make(string parent)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"codex-sandbox-{Libc.geteuid()}-");
        foreach (string left in Directory.EnumerateDirectories(parent, prefix + "*"))
        {
            using FileDescriptor? unused = TryLock(left);
            if (unused is not null)
            {
                Directory.Delete(left, recursive: true);
            }
        }

        while (true)
        {
            string path = $"{parent}/{prefix}{Guid.NewGuid():N}";
            _ = Errno.Check(Libc.mkdir(path, OwnerOnly), $"mkdir {path}");
            if (TryLock(path) is { } held)
            {
                return new PrivateFolder(path, held);
            }

            // Somebody took it for a leftover before it was locked.
        }
    }

    /// <exception cref="IOException">It is gone.</exception>
    public FileDescriptor Open() => FileDescriptor.Open(_path, Libc.O_PATH | Libc.O_DIRECTORY | Libc.O_NOFOLLOW);

    public void Dispose()
    {
        Directory.Delete(_path, recursive: true);
        _lock.Dispose();
    }

    private static FileDescriptor? TryLock(string path)
    {
        int fd = Libc.open(path, Libc.O_RDONLY | Libc.O_DIRECTORY | Libc.O_NOFOLLOW | Libc.O_CLOEXEC, 0);
        if (fd < 0)
        {
            return null;
        }

        var folder = new FileDescriptor(fd);
        if (Libc.flock(fd, Libc.LOCK_EX | Libc.LOCK_NB) == 0)
        {
            return folder;
        }

        folder.Dispose();
        return null;
    }
}
