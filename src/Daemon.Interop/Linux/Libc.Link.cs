using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

/// <content><c>link.h</c> and <c>elf.h</c>.</content>
internal static unsafe partial class Libc
{
    public const uint PT_LOAD = 1;
    public const uint PF_W = 2;

    /// <summary>Calls back for every loaded object, the program first; ends when the callback returns anything but 0.</summary>
    [LibraryImport(Library)]
    public static partial int dl_iterate_phdr(delegate* unmanaged<DlPhdrInfo*, nuint, void*, int> callback, void* data);

    /// <summary><c>struct dl_phdr_info</c>, as far as it is used here.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct DlPhdrInfo
    {
        public nuint Address;
        public byte* Name;
        public ElfProgramHeader* Headers;
        public ushort HeaderCount;
    }

    /// <summary><c>Elf64_Phdr</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ElfProgramHeader
    {
        public uint Type;
        public uint Flags;
        public ulong Offset;
        public ulong VirtualAddress;
        public ulong PhysicalAddress;
        public ulong FileSize;
        public ulong MemorySize;
        public ulong Alignment;
    }
}
