using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Windows;

/// <summary>A handle that CloseHandle closes: of a process, a thread, a token, a job.</summary>
[SupportedOSPlatform("windows")]
internal sealed class NativeHandle : SafeHandle
{
    public NativeHandle()
        : base(0, ownsHandle: true)
    {
    }

    public NativeHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle is 0 or -1;

    protected override bool ReleaseHandle() => Kernel32.CloseHandle(handle) != 0;
}

/// <summary>Memory that LocalFree frees.</summary>
[SupportedOSPlatform("windows")]
internal sealed class LocalMemory : SafeHandle
{
    public LocalMemory()
        : base(0, ownsHandle: true)
    {
    }

    public LocalMemory(nint memory)
        : base(0, ownsHandle: true) => SetHandle(memory);

    public override bool IsInvalid => handle == 0;

    /// <summary>Valid while the owner keeps this object open.</summary>
    public unsafe void* Pointer => (void*)handle;

    protected override bool ReleaseHandle() => Kernel32.LocalFree(handle) == 0;
}
