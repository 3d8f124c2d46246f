using System.Runtime.Versioning;
using System.Security.Cryptography;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>A desktop for one command: its windows are on none that the user sees, and it can send messages to nobody else's.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class PrivateDesktop : IDisposable
{
    private const int MaxNameCharacters = 256;

    private readonly DesktopHandle _handle;

    private PrivateDesktop(DesktopHandle handle, string name)
    {
        _handle = handle;
        Name = name;
    }

    /// <summary>With the window station before it, as a new process is told.</summary>
    public string Name { get; }

    /// <param name="identity">Who may use it: the logon session, or the user where there is none.</param>
    /// <exception cref="IOException">The system refuses to make one.</exception>
    public static PrivateDesktop Create(string identity)
    {
        string name = "CodexSandboxDesktop-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using LocalMemory descriptor = WindowsSecurity.Parse($"D:(A;;GA;;;{identity})");
        var security = new User32.SecurityAttributes { Size = (uint)sizeof(User32.SecurityAttributes), Descriptor = descriptor.Pointer };
        DesktopHandle handle = WindowsError.Check(User32.CreateDesktop(name, 0, 0, 0, User32.GENERIC_ALL, &security), "CreateDesktop");
        return new PrivateDesktop(handle, $"{WindowStation()}\\{name}");
    }

    public void Dispose() => _handle.Dispose();

    private static string WindowStation()
    {
        char* name = stackalloc char[MaxNameCharacters];
        uint needed;
        WindowsError.Check(
            User32.GetUserObjectInformation(User32.GetProcessWindowStation(), User32.UOI_NAME, name, MaxNameCharacters * sizeof(char), &needed),
            "GetUserObjectInformation");
        return new string(name);
    }
}
