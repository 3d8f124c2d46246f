using System.Runtime.InteropServices;

namespace Daemon.Interop.Windows;

// processthreadsapi.h, winbase.h, jobapi2.h, consoleapi.h, namedpipeapi.h, handleapi.h, synchapi.h.
internal static unsafe partial class Kernel32
{
    public const int ErrorFileNotFound = 2;
    public const int ErrorPathNotFound = 3;
    public const int ErrorAccessDenied = 5;
    public const int ErrorBadExeFormat = 193;
    public const int ErrorDirectory = 267;
    public const int ErrorElevationRequired = 740;

    public const uint CREATE_SUSPENDED = 0x00000004;
    public const uint CREATE_NEW_PROCESS_GROUP = 0x00000200;
    public const uint CREATE_UNICODE_ENVIRONMENT = 0x00000400;
    public const uint EXTENDED_STARTUPINFO_PRESENT = 0x00080000;
    public const uint CREATE_NO_WINDOW = 0x08000000;
    public const uint STARTF_USESTDHANDLES = 0x00000100;
    public const uint HANDLE_FLAG_INHERIT = 1;
    public const uint INFINITE = 0xffffffff;
    public const nuint PROC_THREAD_ATTRIBUTE_HANDLE_LIST = 0x00020002;
    public const nuint PROC_THREAD_ATTRIBUTE_PSEUDOCONSOLE = 0x00020016;
    public const int JobObjectExtendedLimitInformation = 9;
    public const uint JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE = 0x00002000;

    /// <summary><c>STARTUPINFOEXW</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct StartupInfo
    {
        public uint Size;
        public nint Reserved;
        public char* Desktop;
        public nint Title;
        public fixed uint Geometry[7];
        public uint Flags;
        public ushort ShowWindow;
        public ushort ReservedSize;
        public nint ReservedData;
        public nint Input;
        public nint Output;
        public nint Error;
        public void* Attributes;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ProcessInformation
    {
        public nint Process;
        public nint Thread;
        public uint ProcessId;
        public uint ThreadId;
    }

    /// <summary><c>JOBOBJECT_EXTENDED_LIMIT_INFORMATION</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct JobLimits
    {
        public long PerProcessUserTime;
        public long PerJobUserTime;
        public uint Flags;
        public nuint MinimumWorkingSet;
        public nuint MaximumWorkingSet;
        public uint ActiveProcesses;
        public nuint Affinity;
        public uint PriorityClass;
        public uint SchedulingClass;
        public fixed ulong IoCounters[6];
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint PeakProcessMemory;
        public nuint PeakJobMemory;
    }

    [LibraryImport(Library, SetLastError = true)]
    public static partial int CloseHandle(nint handle);

    [LibraryImport(Library)]
    public static partial nint LocalFree(nint memory);

    [LibraryImport(Library)]
    public static partial nint GetCurrentProcess();

    [LibraryImport(Library)]
    public static partial uint GetCurrentThreadId();

    [LibraryImport(Library, EntryPoint = "CreateProcessW", SetLastError = true)]
    public static partial int CreateProcess(
        char* application, char* commandLine, void* processSecurity, void* threadSecurity, int inheritHandles, uint flags, char* environment, char* folder,
        StartupInfo* startup, ProcessInformation* information);

    [LibraryImport(Library, SetLastError = true)]
    public static partial uint ResumeThread(nint thread);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int TerminateProcess(NativeHandle process, uint exitCode);

    [LibraryImport(Library, SetLastError = true)]
    public static partial uint WaitForSingleObject(NativeHandle handle, uint milliseconds);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int GetExitCodeProcess(NativeHandle process, uint* exitCode);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int InitializeProcThreadAttributeList(void* list, int count, uint flags, nuint* size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int UpdateProcThreadAttribute(void* list, uint flags, nuint attribute, void* value, nuint size, void* previous, nuint* returnSize);

    [LibraryImport(Library)]
    public static partial void DeleteProcThreadAttributeList(void* list);

    [LibraryImport(Library, EntryPoint = "CreateJobObjectW", SetLastError = true)]
    public static partial NativeHandle CreateJobObject(void* security, char* name);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int SetInformationJobObject(NativeHandle job, int kind, void* information, uint size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int AssignProcessToJobObject(NativeHandle job, NativeHandle process);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int TerminateJobObject(NativeHandle job, uint exitCode);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int CreatePipe(nint* read, nint* write, void* security, uint size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int SetHandleInformation(nint handle, uint mask, uint flags);

    /// <summary>Rows in the high word, columns in the low one. Returns an HRESULT.</summary>
    [LibraryImport(Library)]
    public static partial int CreatePseudoConsole(uint size, nint input, nint output, uint flags, nint* console);

    [LibraryImport(Library)]
    public static partial int ResizePseudoConsole(nint console, uint size);

    [LibraryImport(Library)]
    public static partial void ClosePseudoConsole(nint console);

    public const uint FILE_SHARE_READ = 1;
    public const uint FILE_SHARE_WRITE = 2;
    public const uint FILE_SHARE_DELETE = 4;
    public const uint OPEN_EXISTING = 3;
    public const uint FILE_FLAG_BACKUP_SEMANTICS = 0x02000000;
    public const uint FILE_FLAG_OPEN_REPARSE_POINT = 0x00200000;
    public const uint FILE_READ_ATTRIBUTES = 0x80;
    public const uint READ_CONTROL = 0x00020000;
    public const uint WRITE_DAC = 0x00040000;

    [LibraryImport(Library, EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NativeHandle CreateFile(string path, uint access, uint share, void* security, uint disposition, uint flags, nint template);

    [LibraryImport(Library, EntryPoint = "GetFinalPathNameByHandleW", SetLastError = true)]
    public static partial uint GetFinalPathNameByHandle(NativeHandle file, char* path, uint characters, uint flags);
}
