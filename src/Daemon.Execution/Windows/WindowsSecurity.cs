using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Sandbox.Windows;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>
/// Access lists of files. A file is opened first and then known by its handle, so that nobody can put another one in its place meanwhile.
/// </summary>
[SupportedOSPlatform("windows")]
internal static unsafe class WindowsSecurity
{
    private const int MaxPathCharacters = 32 * 1024;

    /// <summary>FILE_WRITE_DATA | FILE_APPEND_DATA, the folder's "make files, make folders".</summary>
    private const uint AnyWrite = 0x6;
    private const uint GenericWriteOrAll = 0x5000_0000;

    /// <summary>Sees to it that the entry is there; an equal one is left alone. Entries for other identities stay.</summary>
    /// <exception cref="IOException">The path vanished, is another place by now, or its list cannot be changed.</exception>
    public static void Apply(AclEdit edit)
    {
        using NativeHandle file = Open(edit.Path, Kernel32.READ_CONTROL | Kernel32.WRITE_DAC);
        using LocalMemory sid = WindowsSid.Parse(edit.Sid);
        using LocalMemory descriptor = ReadDescriptor(file, edit.Path, out void* list);
        uint inheritance = edit.Inherited ? Advapi32.SUB_CONTAINERS_AND_OBJECTS_INHERIT : Advapi32.NO_INHERITANCE;
        if (HasEntry(list, edit, sid.Pointer, inheritance))
        {
            return;
        }

        Change(file, edit.Path, list, edit.Mask, edit.Allows ? Advapi32.GRANT_ACCESS : Advapi32.DENY_ACCESS, inheritance, sid.Pointer);
    }

    /// <summary>Takes every entry of an identity away. Nothing when the path is gone.</summary>
    /// <exception cref="IOException">The list cannot be changed.</exception>
    public static void Revoke(string path, string sidText)
    {
        if (!Path.Exists(path))
        {
            return;
        }

        using NativeHandle file = Open(path, Kernel32.READ_CONTROL | Kernel32.WRITE_DAC);
        using LocalMemory sid = WindowsSid.Parse(sidText);
        using LocalMemory descriptor = ReadDescriptor(file, path, out void* list);
        Change(file, path, list, 0, Advapi32.REVOKE_ACCESS, Advapi32.NO_INHERITANCE, sid.Pointer);
    }

    /// <summary>Whether Everyone may write; null when the list cannot be read.</summary>
    public static bool? IsWorldWritable(string folder)
    {
        try
        {
            using NativeHandle file = Open(folder, Kernel32.READ_CONTROL);
            using LocalMemory everyone = WindowsSid.Parse(WindowsSid.Everyone);
            using LocalMemory descriptor = ReadDescriptor(file, folder, out void* list);
            if (list is null)
            {
                // No list at all: everything is allowed to everybody.
                return true;
            }

            foreach ((byte type, byte flags, uint mask, nint sid) in Entries(list))
            {
                if (type == Advapi32.ACCESS_ALLOWED_ACE_TYPE && (flags & Advapi32.INHERIT_ONLY_ACE) == 0
                    && (mask & (AnyWrite | GenericWriteOrAll)) != 0 && Advapi32.EqualSid((void*)sid, everyone.Pointer) != 0)
                {
                    return true;
                }
            }

            return false;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The entries of a place, inherited ones among them: <c>allow</c> or <c>deny</c>, the mask in hexadecimal, the identity.</summary>
    /// <exception cref="IOException">The list cannot be read.</exception>
    public static IReadOnlyList<string> Describe(string path)
    {
        using NativeHandle file = Open(path, Kernel32.READ_CONTROL);
        using LocalMemory descriptor = ReadDescriptor(file, path, out void* list);
        return [.. Entries(list).Select(entry =>
            $"{(entry.Type == Advapi32.ACCESS_ALLOWED_ACE_TYPE ? "allow" : "deny")} {entry.Mask:x} {WindowsSid.Text((void*)entry.Sid)}")];
    }

    /// <exception cref="IOException">The text is no security descriptor.</exception>
    public static LocalMemory Parse(string descriptor)
    {
        nint memory;
        WindowsError.Check(Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptor(descriptor, 1, &memory, null), "the security descriptor");
        return new LocalMemory(memory);
    }

    /// <summary>The access list in a descriptor, valid as long as that.</summary>
    public static void* AccessList(LocalMemory descriptor)
    {
        int present;
        int defaulted;
        void* list;
        WindowsError.Check(Advapi32.GetSecurityDescriptorDacl(descriptor.Pointer, &present, &list, &defaulted), "GetSecurityDescriptorDacl");
        return list;
    }

    /// <exception cref="IOException">It is not there, or leads to another place than its text says.</exception>
    public static NativeHandle Open(string path, uint access, uint share = Kernel32.FILE_SHARE_READ | Kernel32.FILE_SHARE_WRITE | Kernel32.FILE_SHARE_DELETE)
    {
        NativeHandle file = WindowsError.Check(
            Kernel32.CreateFile(
                path, access | Kernel32.FILE_READ_ATTRIBUTES, share, null, Kernel32.OPEN_EXISTING,
                Kernel32.FILE_FLAG_BACKUP_SEMANTICS | Kernel32.FILE_FLAG_OPEN_REPARSE_POINT, 0),
            $"open {path}");
        string real = FinalPath(file);
        if (!real.Equals(path.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase))
        {
            file.Dispose();
            throw new IOException($"{path} leads to {real} by now; the sandbox was planned for another place. Run the command again.");
        }

        return file;
    }

    private static string FinalPath(NativeHandle file)
    {
        char* path = (char*)NativeMemory.Alloc(MaxPathCharacters, sizeof(char));
        try
        {
            uint length = Kernel32.GetFinalPathNameByHandle(file, path, MaxPathCharacters, 0);
            WindowsError.Check(length is > 0 and < MaxPathCharacters ? 1 : 0, "GetFinalPathNameByHandle");
            return WindowsPath.ToNative(WindowsPath.ToPlan(new string(path, 0, (int)length))).TrimEnd('\\');
        }
        finally
        {
            NativeMemory.Free(path);
        }
    }

    private static LocalMemory ReadDescriptor(NativeHandle file, string path, out void* list)
    {
        void* found;
        nint descriptor;
        WindowsError.CheckNumber(
            Advapi32.GetSecurityInfo(file, Advapi32.SE_FILE_OBJECT, Advapi32.DACL_SECURITY_INFORMATION, null, null, &found, null, &descriptor),
            $"read the access list of {path}");
        list = found;
        return new LocalMemory(descriptor);
    }

    private static void Change(NativeHandle file, string path, void* list, uint mask, int mode, uint inheritance, void* sid)
    {
        var access = new Advapi32.ExplicitAccess
        {
            Permissions = mask, Mode = mode, Inheritance = inheritance, Trustee = new Advapi32.Trustee { Sid = sid },
        };
        nint fresh;
        WindowsError.CheckNumber(Advapi32.SetEntriesInAcl(1, &access, list, &fresh), $"change the access list of {path}");
        using var memory = new LocalMemory(fresh);
        WindowsError.CheckNumber(
            Advapi32.SetSecurityInfo(file, Advapi32.SE_FILE_OBJECT, Advapi32.DACL_SECURITY_INFORMATION, null, null, memory.Pointer, null),
            $"write the access list of {path}");
    }

    private static bool HasEntry(void* list, AclEdit edit, void* sid, uint inheritance)
    {
        byte wanted = edit.Allows ? Advapi32.ACCESS_ALLOWED_ACE_TYPE : Advapi32.ACCESS_DENIED_ACE_TYPE;
        foreach ((byte type, byte flags, uint mask, nint owner) in Entries(list))
        {
            if (type == wanted && (flags & (Advapi32.INHERITED_ACE | 0xf)) == inheritance && (mask & edit.Mask) == edit.Mask
                && Advapi32.EqualSid((void*)owner, sid) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static List<(byte Type, byte Flags, uint Mask, nint Sid)> Entries(void* list)
    {
        var entries = new List<(byte, byte, uint, nint)>();
        int count = list is null ? 0 : ((Advapi32.AccessListHead*)list)->EntryCount;
        for (uint i = 0; i < count; i++)
        {
            void* entry;
            WindowsError.Check(Advapi32.GetAce(list, i, &entry), "GetAce");
            var head = (Advapi32.AccessEntry*)entry;
            if (head->Type is Advapi32.ACCESS_ALLOWED_ACE_TYPE or Advapi32.ACCESS_DENIED_ACE_TYPE)
            {
                entries.Add((head->Type, head->Flags, head->Mask, (nint)(&head->SidStart)));
            }
        }

        return entries;
    }
}
