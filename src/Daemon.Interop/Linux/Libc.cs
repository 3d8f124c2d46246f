using System.Runtime.CompilerServices;
using System.Runtime.Versioning;

[assembly: DisableRuntimeMarshalling]

namespace Daemon.Interop.Linux;

/// <summary>
/// The C library of Linux (glibc or musl) and the system calls that it does not wrap. Names, values and argument order are those of C;
/// one file per header. A call returns what C returns: read errno with <see cref="Errno.Last"/> on the next line. Thread-safe.
/// </summary>
/// <remarks>Variadic functions are declared with fixed arguments: on Linux x86-64 and arm64 both conventions pass integers alike.</remarks>
[SupportedOSPlatform("linux")]
internal static unsafe partial class Libc
{
    private const string Library = "libc";
}
