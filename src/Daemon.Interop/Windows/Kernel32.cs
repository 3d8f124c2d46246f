using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Windows;

/// <summary>
/// kernel32.dll. Names, values and argument order are those of the Windows SDK's headers, named at each group. BOOL is an int that is 0
/// for failure: read <see cref="Marshal.GetLastPInvokeError"/> on the next line. Thread-safe.
/// </summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class Kernel32
{
    private const string Library = "kernel32.dll";

    // fileapi.h, minwinbase.h
    public const int MaxPath = 260;

    /// <summary><c>WIN32_FIND_DATAW</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FindData
    {
        public uint Attributes;
        public fixed uint Times[6];
        public uint SizeHigh;
        public uint SizeLow;
        public uint Reserved0;
        public uint Reserved1;
        public fixed char FileName[MaxPath];
        public fixed char AlternateFileName[14];
    }

    [LibraryImport(Library, EntryPoint = "FindFirstFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial FindHandle FindFirstFile(string path, FindData* found);

    [LibraryImport(Library, EntryPoint = "FindNextFileW", SetLastError = true)]
    public static partial int FindNextFile(FindHandle search, FindData* found);

    [LibraryImport(Library)]
    public static partial int FindClose(nint search);
}

/// <summary>A search of a folder.</summary>
[SupportedOSPlatform("windows")]
internal sealed class FindHandle() : SafeHandle(-1, ownsHandle: true)
{
    public override bool IsInvalid => handle is -1 or 0;

    protected override bool ReleaseHandle() => Kernel32.FindClose(handle) != 0;
}
