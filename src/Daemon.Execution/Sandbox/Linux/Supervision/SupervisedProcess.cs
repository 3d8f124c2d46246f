using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>A path as the kernel would find it for a process, without links.</summary>
/// <param name="Exists">Whether the process's view has it; else its folder exists there.</param>
internal readonly record struct FoundPath(string Path, bool Exists);

/// <summary>A process that waits in a system call: its memory, and its view of the file system. Nothing here changes it.</summary>
[SupportedOSPlatform("linux")]
internal readonly struct SupervisedProcess(int pid)
{
    private const int PathMax = 4096;
    private const int PageSize = 4096;

    /// <summary>The name that the system lists it by; a question mark when it is gone.</summary>
    public string Name
    {
        get
        {
            try
            {
                return File.ReadAllText(Proc("comm")).TrimEnd('\n');
            }
            catch (IOException)
            {
                return "?";
            }
        }
    }

    /// <summary>How many filters bind it; -1 when the kernel does not tell (before Linux 5.9).</summary>
    /// <exception cref="IOException">It is gone.</exception>
    public int FilterCount => CountFilters(Proc("status"));

    /// <summary>The bits that it wants new files to lack.</summary>
    /// <exception cref="IOException">It is gone.</exception>
    public uint FileModeMask => Convert.ToUInt32(StatusLine(Proc("status"), "Umask:") ?? "0", 8);

    /// <summary>The id of the process; the one that this object has may be that of a thread in it.</summary>
    /// <exception cref="IOException">It is gone.</exception>
    public int ProcessId => int.Parse(StatusLine(Proc("status"), "Tgid:")!, CultureInfo.InvariantCulture);

    /// <summary>As <see cref="FilterCount"/>, for this process.</summary>
    public static int OwnFilterCount => CountFilters("/proc/thread-self/status");

    /// <summary>Copies memory; less than asked for at the end of a mapping, nothing when it cannot be read.</summary>
    public unsafe int Read(ulong address, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var local = new Libc.MemoryRange { Start = (nint)start, Length = (nuint)buffer.Length };
            var remote = new Libc.MemoryRange { Start = (nint)address, Length = (nuint)buffer.Length };
            return (int)Math.Max(0, Libc.process_vm_readv(pid, &local, 1, &remote, 1, 0));
        }
    }

    /// <summary>A text that ends with NUL; null when it cannot be read or is longer than a path may be.</summary>
    public string? ReadText(ulong address)
    {
        Span<byte> buffer = stackalloc byte[PathMax];
        int length = 0;
        while (length < PathMax)
        {
            // A read that crosses into an unmapped page fails as a whole.
            int room = PageSize - (int)((address + (ulong)length) % PageSize);
            int count = Read(address + (ulong)length, buffer.Slice(length, Math.Min(room, PathMax - length)));
            int end = buffer.Slice(length, count).IndexOf((byte)0);
            if (end >= 0)
            {
                return Encoding.UTF8.GetString(buffer[..(length + end)]);
            }

            if (count == 0)
            {
                return null;
            }

            length += count;
        }

        return null;
    }

    /// <summary>Where an open file is; null when it has none or no name.</summary>
    public string? PathOf(int descriptor) =>
        Libc.ReadLink(descriptor == Libc.AT_FDCWD ? Proc("cwd") : Proc(string.Create(CultureInfo.InvariantCulture, $"fd/{descriptor}"))) is ['/', ..] path ? path : null;

    /// <summary>Finds what a path argument means to the process; null when its view has neither it nor its folder.</summary>
    /// <param name="folder">The descriptor that a relative path starts at.</param>
    public FoundPath? Find(string path, int folder, bool followLast)
    {
        if (path.Length == 0)
        {
            return PathOf(folder) is { } itself ? new FoundPath(itself, true) : null;
        }

        if (MagicLink(ref path, ref folder) is { } found)
        {
            return found;
        }

        if (path[0] != '/')
        {
            if (PathOf(folder) is not { } start)
            {
                return null;
            }

            path = start + "/" + path;
        }

        int root = Libc.open(Proc("root"), Libc.O_PATH | Libc.O_CLOEXEC, 0);
        if (root < 0)
        {
            return null;
        }

        using var view = new FileDescriptor(root);
        return FindIn(root, path, followLast);
    }

    private static FoundPath? FindIn(int root, string path, bool followLast)
    {
        if (PlaceOf(root, path, followLast) is { } place)
        {
            return new FoundPath(place, true);
        }

        string trimmed = path.TrimEnd('/');
        int slash = trimmed.LastIndexOf('/');
        string name = trimmed[(slash + 1)..];
        return name is not ("" or "." or "..") && PlaceOf(root, trimmed[..(slash + 1)], followLast: true) is { } parent
            ? new FoundPath(parent == "/" ? "/" + name : parent + "/" + name, false)
            : null;
    }

    private static string? PlaceOf(int root, string path, bool followLast)
    {
        int fd = Libc.open_place_in(root, path, followLast);
        if (fd < 0)
        {
            return null;
        }

        using var place = new FileDescriptor(fd);
        return Libc.ReadLink(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{fd}"));
    }

    /// <summary>Paths by way of the process's own entry in procfs, which cannot be followed from outside.</summary>
    private FoundPath? MagicLink(ref string path, ref int folder)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["dev", "fd", var open] && int.TryParse(open, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return PathOf(number) is { } target ? new FoundPath(target, true) : null;
        }

        if (parts is not ["proc", "self" or "thread-self", ..] || path[0] != '/')
        {
            return null;
        }

        switch (parts)
        {
            case [_, _, "root", .. var rest]:
                path = "/" + string.Join('/', rest);
                return null;
            case [_, _, "cwd", .. var rest]:
                path = rest.Length == 0 ? "." : string.Join('/', rest);
                folder = Libc.AT_FDCWD;
                return null;
            case [_, _, "fd", var text, .. var rest] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor):
                if (rest.Length == 0)
                {
                    return PathOf(descriptor) is { } target ? new FoundPath(target, true) : null;
                }

                path = string.Join('/', rest);
                folder = descriptor;
                return null;
            default:
                return null;
        }
    }

    private static int CountFilters(string status) =>
        StatusLine(status, "Seccomp_filters:") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : -1;

    private static string? StatusLine(string status, string name)
    {
        foreach (string line in File.ReadLines(status))
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                return line[name.Length..].Trim();
            }
        }

        return null;
    }

    /// <summary>The path of something in its entry of procfs.</summary>
    internal string Proc(string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/{name}");
}
