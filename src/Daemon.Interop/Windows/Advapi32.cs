using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Windows;

/// <summary>
/// advapi32.dll: tokens, identities and access lists. Names, values and argument order are those of securitybaseapi.h, sddl.h, aclapi.h,
/// accctrl.h and winnt.h. Functions return a BOOL (0: failed, see <see cref="Marshal.GetLastPInvokeError"/>) but where an error number is
/// said. Thread-safe.
/// </summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class Advapi32
{
    private const string Library = "advapi32.dll";

    public const uint TOKEN_ALL_ACCESS = 0x000F01FF;
    public const uint DISABLE_MAX_PRIVILEGE = 0x1;
    public const uint LUA_TOKEN = 0x4;
    public const uint WRITE_RESTRICTED = 0x8;
    public const int TokenUser = 1;
    public const int TokenGroups = 2;
    public const int TokenDefaultDacl = 6;
    public const uint SE_GROUP_LOGON_ID = 0xC0000000;

    public const int SE_FILE_OBJECT = 1;
    public const uint DACL_SECURITY_INFORMATION = 4;
    public const int GRANT_ACCESS = 1;
    public const int SET_ACCESS = 2;
    public const int DENY_ACCESS = 3;
    public const int REVOKE_ACCESS = 4;
    public const uint NO_INHERITANCE = 0;
    public const uint SUB_CONTAINERS_AND_OBJECTS_INHERIT = 3;
    public const byte ACCESS_ALLOWED_ACE_TYPE = 0;
    public const byte ACCESS_DENIED_ACE_TYPE = 1;
    public const byte INHERITED_ACE = 0x10;
    public const byte INHERIT_ONLY_ACE = 0x08;

    [StructLayout(LayoutKind.Sequential)]
    public struct SidAndAttributes
    {
        public void* Sid;
        public uint Attributes;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Trustee
    {
        public nint Multiple;
        public int MultipleOperation;

        /// <summary>TRUSTEE_IS_SID is 0.</summary>
        public int Form;
        public int Type;
        public void* Sid;
    }

    /// <summary><c>EXPLICIT_ACCESS_W</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ExplicitAccess
    {
        public uint Permissions;
        public int Mode;
        public uint Inheritance;
        public Trustee Trustee;
    }

    /// <summary>The head that ACCESS_ALLOWED_ACE and ACCESS_DENIED_ACE share; the identity begins at <see cref="SidStart"/>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct AccessEntry
    {
        public byte Type;
        public byte Flags;
        public ushort Size;
        public uint Mask;
        public uint SidStart;
    }

    /// <summary><c>ACL</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct AccessListHead
    {
        public byte Revision;
        public byte Reserved1;
        public ushort Size;
        public ushort EntryCount;
        public ushort Reserved2;
    }

    [LibraryImport(Library, SetLastError = true)]
    public static partial int OpenProcessToken(nint process, uint access, nint* token);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int GetTokenInformation(NativeHandle token, int kind, void* information, uint size, uint* needed);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int SetTokenInformation(NativeHandle token, int kind, void* information, uint size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int CreateRestrictedToken(
        NativeHandle token, uint flags, uint disabledCount, void* disabled, uint privilegeCount, void* privileges, uint restrictingCount,
        SidAndAttributes* restricting, nint* restricted);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int IsTokenRestricted(NativeHandle token);

    [LibraryImport(Library, EntryPoint = "CreateProcessAsUserW", SetLastError = true)]
    public static partial int CreateProcessAsUser(
        NativeHandle token, char* application, char* commandLine, void* processSecurity, void* threadSecurity, int inheritHandles, uint flags,
        char* environment, char* folder, Kernel32.StartupInfo* startup, Kernel32.ProcessInformation* information);

    [LibraryImport(Library, EntryPoint = "ConvertStringSidToSidW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial int ConvertStringSidToSid(string text, nint* sid);

    [LibraryImport(Library, EntryPoint = "ConvertSidToStringSidW", SetLastError = true)]
    public static partial int ConvertSidToStringSid(void* sid, nint* text);

    [LibraryImport(Library, EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial int ConvertStringSecurityDescriptorToSecurityDescriptor(string text, uint revision, nint* descriptor, uint* size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int GetSecurityDescriptorDacl(void* descriptor, int* present, void** list, int* defaulted);

    [LibraryImport(Library)]
    public static partial int EqualSid(void* one, void* other);

    /// <summary>Returns the error number.</summary>
    [LibraryImport(Library)]
    public static partial uint GetSecurityInfo(
        NativeHandle handle, int kind, uint what, void* owner, void* group, void** list, void* systemList, nint* descriptor);

    /// <summary>Returns the error number.</summary>
    [LibraryImport(Library)]
    public static partial uint SetSecurityInfo(NativeHandle handle, int kind, uint what, void* owner, void* group, void* list, void* systemList);

    /// <summary>Returns the error number.</summary>
    [LibraryImport(Library, EntryPoint = "SetEntriesInAclW")]
    public static partial uint SetEntriesInAcl(uint count, ExplicitAccess* entries, void* old, nint* fresh);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int GetAce(void* list, uint index, void** entry);
}
