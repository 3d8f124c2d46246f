using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Linux;

/// <summary>An owned file descriptor, closed once. Thread-safe as every <see cref="SafeHandle"/>.</summary>
[SupportedOSPlatform("linux")]
public sealed class FileDescriptor : SafeHandle
{
    public FileDescriptor(int fd)
        : base(-1, ownsHandle: true) => SetHandle(fd);

    public override bool IsInvalid => handle < 0;

    /// <summary>The number. Valid while the owner keeps this object open.</summary>
    public int Number => (int)handle;

    /// <summary>Both ends of a new close-on-exec pipe.</summary>
    /// <exception cref="IOException">The process is out of descriptors.</exception>
    public static unsafe (FileDescriptor Read, FileDescriptor Write) Pipe()
    {
        int* ends = stackalloc int[2];
        _ = Errno.Check(Libc.pipe2(ends, Libc.O_CLOEXEC), "pipe2");
        return (new FileDescriptor(ends[0]), new FileDescriptor(ends[1]));
    }

    /// <summary>Opens a path close-on-exec.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static FileDescriptor Open(string path, int flags) => new(Errno.Check(Libc.open(path, flags | Libc.O_CLOEXEC, 0), $"open {path}"));

    /// <summary>An anonymous file in memory holding <paramref name="content"/>, positioned at its start.</summary>
    /// <exception cref="IOException">Out of memory or descriptors.</exception>
    public static FileDescriptor InMemory(string name, ReadOnlySpan<byte> content)
    {
        var file = new FileDescriptor(Errno.Check(Libc.memfd_create(name, Libc.MFD_CLOEXEC), "memfd_create"));
        try
        {
            file.WriteAll(content);
            if (Libc.lseek(file.Number, 0, Libc.SEEK_SET) < 0)
            {
                throw Errno.Failure("lseek", Errno.Last);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes reads and writes return EAGAIN instead of waiting.</summary>
    /// <exception cref="IOException">Never for an open descriptor.</exception>
    public void SetNonBlocking() =>
        _ = Errno.Check(Libc.fcntl(Number, Libc.F_SETFL, Errno.Check(Libc.fcntl(Number, Libc.F_GETFL, 0), "fcntl") | Libc.O_NONBLOCK), "fcntl");

    /// <summary>Writes everything to a blocking descriptor.</summary>
    /// <exception cref="IOException">The write failed.</exception>
    public unsafe void WriteAll(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int written = Write(bytes, out int errno);
            if (written < 0)
            {
                throw Errno.Failure("write", errno);
            }

            bytes = bytes[written..];
        }
    }

    /// <summary><c>write</c>, repeated on EINTR; -1 and the error number on failure.</summary>
    public unsafe int Write(ReadOnlySpan<byte> bytes, out int errno)
    {
        fixed (byte* pointer = bytes)
        {
            while (true)
            {
                nint written = Libc.write(Number, pointer, (nuint)bytes.Length);
                errno = written < 0 ? Errno.Last : 0;
                if (errno != Errno.EINTR)
                {
                    return (int)written;
                }
            }
        }
    }

    /// <summary><c>read</c>, repeated on EINTR; 0 at the end, -1 and the error number on failure.</summary>
    public unsafe int Read(Span<byte> buffer, out int errno)
    {
        fixed (byte* pointer = buffer)
        {
            while (true)
            {
                nint count = Libc.read(Number, pointer, (nuint)buffer.Length);
                errno = count < 0 ? Errno.Last : 0;
                if (errno != Errno.EINTR)
                {
                    return (int)count;
                }
            }
        }
    }

    protected override bool ReleaseHandle() => Libc.close((int)handle) == 0;
}
