using System.Globalization;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>This process's own descriptors as paths (proc(5)).</summary>
[SupportedOSPlatform("linux")]
internal static class ProcessFile
{
    private const string Removed = " (deleted)";

    /// <summary>A path that leads to an open file.</summary>
    public static string OfDescriptor(FileDescriptor file) => string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{file.Number}");

    /// <summary>Where an open file is; null when it has been removed, or has no name that text can hold.</summary>
    public static string? PathOf(FileDescriptor file) =>
        Libc.ReadLink(OfDescriptor(file)) is ['/', ..] path && !path.EndsWith(Removed, StringComparison.Ordinal) && !path.Contains('\uFFFD', StringComparison.Ordinal)
            ? path
            : null;
}
