using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>Identities between their text and their native form.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe class WindowsSid
{
    public const string Everyone = "S-1-1-0";

    /// <exception cref="IOException">It is none.</exception>
    public static LocalMemory Parse(string text)
    {
        nint sid;
        WindowsError.Check(Advapi32.ConvertStringSidToSid(text, &sid), $"the identity {text}");
        return new LocalMemory(sid);
    }

    public static string Text(void* sid)
    {
        nint text;
        WindowsError.Check(Advapi32.ConvertSidToStringSid(sid, &text), "ConvertSidToStringSid");
        using var memory = new LocalMemory(text);
        return Marshal.PtrToStringUni(text)!;
    }
}
