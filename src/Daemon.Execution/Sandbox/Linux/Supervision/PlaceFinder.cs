using System.Globalization;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>
/// Finds and holds what path arguments of waiting processes mean. The processes share our view of the file system. What lies in procfs,
/// sysfs or among the devices is never found: it would mean something else to us than to them. Not thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class PlaceFinder : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    private static readonly string[] KernelFolders = ["/proc", "/sys", "/dev"];

    private PrivateFolder? _sharedMemory;

    /// <summary>Null when it is not for us to find; the kernel then answers the process.</summary>
    /// <param name="address">Of the path in the process's memory.</param>
    /// <param name="folder">The process's descriptor that a relative path starts at.</param>
    public HeldPlace? Find(SupervisedProcess process, ulong address, int folder, bool followLast)
    {
        // A text that is no UTF-8 would mean another file.
        if (process.ReadText(address) is not { Length: > 0 } path || path.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return null;
        }

        if (followLast && OpenFileNumber(path) is { } number)
        {
            return FindOpen(process, number);
        }

        string trimmed = path.TrimEnd('/');
        string name = trimmed[(trimmed.LastIndexOf('/') + 1)..];
        bool isEntry = name is not ("" or "." or "..");
        string before = isEntry ? trimmed[..^name.Length] : path;
        FileDescriptor? parent = OpenFolder(process, folder, before);
        if (parent is null || ProcessFile.PathOf(parent) is not { } place)
        {
            parent?.Dispose();
            return null;
        }

        if (!isEntry)
        {
            return IsOfKernel(place) ? Drop(parent) : new HeldPlace(place, null, "", parent, ModeOf(parent), IsPrivate: false);
        }

        if (place == SharedMemory)
        {
            parent.Dispose();
            _sharedMemory ??= PrivateFolder.Make(SharedMemory);
            return FindEntry(_sharedMemory.Open(), SharedMemory, name, Libc.O_NOFOLLOW, isPrivate: true);
        }

        int flags = (followLast ? 0 : Libc.O_NOFOLLOW) | (trimmed.Length < path.Length ? Libc.O_DIRECTORY : 0);
        return IsOfKernel(place) ? Drop(parent) : FindEntry(parent, place, name, flags, isPrivate: false);
    }

    /// <summary>What a descriptor of the process stands for; null when that has no name.</summary>
    public static HeldPlace? FindOpen(SupervisedProcess process, int number)
    {
        int fd = Libc.open(process.Proc(string.Create(CultureInfo.InvariantCulture, $"fd/{number}")), Libc.O_PATH | Libc.O_CLOEXEC, 0);
        if (fd < 0)
        {
            return null;
        }

        var target = new FileDescriptor(fd);
        return ProcessFile.PathOf(target) is { } path && !IsOfKernel(path)
            ? new HeldPlace(path, null, "", target, ModeOf(target), IsPrivate: false)
            : Drop(target);
    }

    public void Dispose()
    {
        _sharedMemory?.Dispose();
        _sharedMemory = null;
    }

    private static FileDescriptor? OpenFolder(SupervisedProcess process, int folder, string path)
    {
        if (path.StartsWith('/'))
        {
            return Opened(Libc.open_place_at(Libc.AT_FDCWD, path, Libc.O_DIRECTORY));
        }

        string start = folder == Libc.AT_FDCWD ? process.Proc("cwd") : process.Proc(string.Create(CultureInfo.InvariantCulture, $"fd/{folder}"));
        FileDescriptor? from = Opened(Libc.open(start, Libc.O_PATH | Libc.O_CLOEXEC | Libc.O_DIRECTORY, 0));
        if (from is null || path.Length == 0)
        {
            return from;
        }

        using (from)
        {
            return Opened(Libc.open_place_at(from.Number, path, Libc.O_DIRECTORY));
        }
    }

    private static HeldPlace? FindEntry(FileDescriptor folder, string place, string name, int flags, bool isPrivate)
    {
        string path = place == "/" ? "/" + name : place + "/" + name;
        int fd = Libc.open_place_at(folder.Number, name, flags);
        int error = fd < 0 ? Errno.Last : 0;
        if (fd >= 0)
        {
            var target = new FileDescriptor(fd);
            string? real = isPrivate ? path : ProcessFile.PathOf(target);
            if (real is null || (!isPrivate && IsOfKernel(real)))
            {
                target.Dispose();
                return Drop(folder);
            }

            return new HeldPlace(real, folder, name, target, ModeOf(target), isPrivate);
        }

        // A link that leads nowhere is an entry, but not one of this folder.
        bool isLink = error == Errno.ENOENT && (flags & Libc.O_NOFOLLOW) == 0 && Exists(folder, name);
        return error == Errno.ENOENT && !isLink ? new HeldPlace(path, folder, name, null, 0, isPrivate) : Drop(folder);
    }

    private static bool Exists(FileDescriptor folder, string name)
    {
        using FileDescriptor? entry = Opened(Libc.open_place_at(folder.Number, name, Libc.O_NOFOLLOW));
        return entry is not null;
    }

    private static FileDescriptor? Opened(int fd) => fd < 0 ? null : new FileDescriptor(fd);

    private static HeldPlace? Drop(FileDescriptor descriptor)
    {
        descriptor.Dispose();
        return null;
    }

    private static ushort ModeOf(FileDescriptor file) => Libc.fstatx(file.Number, out Libc.FileStatus status) == 0 ? status.Mode : (ushort)0;

    private static bool IsOfKernel(string path) => Array.Exists(KernelFolders, folder => SandboxPath.IsSameOrBelow(path, folder));

    /// <summary>The descriptor that a path names by way of the process's own entry in procfs.</summary>
    private static int? OpenFileNumber(string path)
    {
        string? text = path switch
        {
            "/dev/stdin" => "0",
            "/dev/stdout" => "1",
            "/dev/stderr" => "2",
            _ when path.StartsWith("/dev/fd/", StringComparison.Ordinal) => path["/dev/fd/".Length..],
            _ when path.StartsWith("/proc/self/fd/", StringComparison.Ordinal) => path["/proc/self/fd/".Length..],
            _ => null,
        };
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
