using System.Runtime.InteropServices;

namespace Daemon.Execution.Tests;

/// <summary>Makes hard links, which the class library of .NET 9 cannot.</summary>
internal static partial class HardLink
{
    public static void Create(string existing, string name) => Assert.Equal(0, link(existing, name));

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string existing, string name);
}
