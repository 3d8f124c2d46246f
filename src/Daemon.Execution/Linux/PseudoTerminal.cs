using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>A new pseudo terminal: our end, and the path of the other. The line discipline keeps its defaults: echo on, CR-LF output.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class PseudoTerminal : IDisposable
{
    private PseudoTerminal(FileDescriptor master, string slavePath)
    {
        Master = master;
        SlavePath = slavePath;
    }

    /// <summary>Our end, non-blocking.</summary>
    public FileDescriptor Master { get; }

    public string SlavePath { get; }

    /// <exception cref="IOException">The machine has no pseudo terminal left.</exception>
    public static PseudoTerminal Open(TerminalSize size)
    {
        var master = new FileDescriptor(Errno.Check(Libc.posix_openpt(Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC), "posix_openpt"));
        try
        {
            _ = Errno.Check(Libc.grantpt(master.Number), "grantpt");
            _ = Errno.Check(Libc.unlockpt(master.Number), "unlockpt");
            byte* name = stackalloc byte[128];
            int error = Libc.ptsname_r(master.Number, name, 128);
            if (error != 0)
            {
                throw Errno.Failure("ptsname_r", error);
            }

            master.SetNonBlocking();
            Resize(master, size);
            return new PseudoTerminal(master, Marshal.PtrToStringUTF8((nint)name)!);
        }
        catch
        {
            master.Dispose();
            throw;
        }
    }

    /// <summary>Sets the size; the foreground process group gets SIGWINCH.</summary>
    public static void Resize(FileDescriptor master, TerminalSize size)
    {
        var window = new Libc.WindowSize { Rows = size.Rows, Columns = size.Columns };
        _ = Errno.Check(Libc.ioctl(master.Number, Libc.TIOCSWINSZ, &window), "ioctl TIOCSWINSZ");
    }

    public void Dispose() => Master.Dispose();
}
