using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Windows;

/// <summary>user32.dll: desktops. Names and values are those of winuser.h. Thread-safe.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class User32
{
    private const string Library = "user32.dll";

    public const uint GENERIC_ALL = 0x10000000;
    public const int UOI_NAME = 2;

    /// <summary><c>SECURITY_ATTRIBUTES</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SecurityAttributes
    {
        public uint Size;
        public void* Descriptor;
        public int InheritHandle;
    }

    [LibraryImport(Library, EntryPoint = "CreateDesktopW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial DesktopHandle CreateDesktop(string name, nint device, nint mode, uint flags, uint access, SecurityAttributes* security);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int CloseDesktop(nint desktop);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint GetProcessWindowStation();

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint GetThreadDesktop(uint thread);

    [LibraryImport(Library, EntryPoint = "GetUserObjectInformationW", SetLastError = true)]
    public static partial int GetUserObjectInformation(nint handle, int kind, void* information, uint size, uint* needed);
}

/// <summary>A desktop, which lives as long as somebody has it open.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DesktopHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => User32.CloseDesktop(handle) != 0;
}
