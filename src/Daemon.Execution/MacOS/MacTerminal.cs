using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.MacOS;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Execution.MacOS;

/// <summary>A pseudo terminal: our end, and the command's.</summary>
[SupportedOSPlatform("macos")]
internal sealed class MacTerminal(SafeFileHandle master, SafeFileHandle slave) : IDisposable
{
    private const int PathBytes = 1024;

    public SafeFileHandle Master => master;

    /// <summary>Held until the command has it, since the path alone means nothing once both ends are closed.</summary>
    public SafeFileHandle Slave => slave;

    public required string SlavePath { get; init; }

    /// <exception cref="IOException">The machine has no pseudo terminal left.</exception>
    public static unsafe MacTerminal Open(TerminalSize size)
    {
        int master;
        int slave;
        byte* name = stackalloc byte[PathBytes];
        var window = new LibSystem.WindowSize { Rows = size.Rows, Columns = size.Columns };
        MacError.Check(LibSystem.openpty(&master, &slave, name, null, &window), "openpty");
        return new MacTerminal(new SafeFileHandle(master, ownsHandle: true), new SafeFileHandle(slave, ownsHandle: true))
        {
            SlavePath = Marshal.PtrToStringUTF8((nint)name)!,
        };
    }

    public static unsafe void Resize(SafeFileHandle master, TerminalSize size)
    {
        var window = new LibSystem.WindowSize { Rows = size.Rows, Columns = size.Columns };
        bool held = false;
        try
        {
            master.DangerousAddRef(ref held);
            int fd = (int)master.DangerousGetHandle();
            MacError.Check(
                RuntimeInformation.ProcessArchitecture == Architecture.Arm64
                    ? LibSystem.ioctl_arm64(fd, LibSystem.TIOCSWINSZ, 0, 0, 0, 0, 0, 0, &window)
                    : LibSystem.ioctl_x64(fd, LibSystem.TIOCSWINSZ, &window),
                "ioctl TIOCSWINSZ");
        }
        finally
        {
            if (held)
            {
                master.DangerousRelease();
            }
        }
    }

    public void Dispose()
    {
        master.Dispose();
        slave.Dispose();
    }
}
