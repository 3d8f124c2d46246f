using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>The token of this process, and restricted ones made of it.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class WindowsToken : IDisposable
{
    private readonly NativeHandle _own;

    /// <exception cref="IOException">The system refuses to open it.</exception>
    public WindowsToken()
    {
        nint token;
        WindowsError.Check(Advapi32.OpenProcessToken(Kernel32.GetCurrentProcess(), Advapi32.TOKEN_ALL_ACCESS, &token), "OpenProcessToken");
        _own = new NativeHandle(token);
        User = FirstSid(Advapi32.TokenUser, _ => true) ?? throw new IOException("The process has no user.");
        Logon = FirstSid(Advapi32.TokenGroups, attributes => (attributes & Advapi32.SE_GROUP_LOGON_ID) == Advapi32.SE_GROUP_LOGON_ID);
    }

    /// <summary>Who this process runs as.</summary>
    public string User { get; }

    /// <summary>The identity of the logon session; null where there is none (some services, wine).</summary>
    public string? Logon { get; }

    /// <summary>
    /// A token without privileges, whose writes need an entry for one of the capabilities, the logon session or Everyone. Objects that its
    /// processes make are open to themselves.
    /// </summary>
    /// <exception cref="IOException">The system refuses to make it.</exception>
    public NativeHandle Restrict(IReadOnlyList<string> capabilities)
    {
        string[] identities = [.. capabilities, .. Logon is null ? Array.Empty<string>() : [Logon], WindowsSid.Everyone];
        LocalMemory[] sids = [.. identities.Select(WindowsSid.Parse)];
        try
        {
            Span<Advapi32.SidAndAttributes> restricting = new Advapi32.SidAndAttributes[sids.Length];
            for (int i = 0; i < sids.Length; i++)
            {
                restricting[i].Sid = sids[i].Pointer;
            }

            nint restricted;
            fixed (Advapi32.SidAndAttributes* first = restricting)
            {
                WindowsError.Check(
                    Advapi32.CreateRestrictedToken(
                        _own, Advapi32.DISABLE_MAX_PRIVILEGE | Advapi32.LUA_TOKEN | Advapi32.WRITE_RESTRICTED, 0, null, 0, null, (uint)sids.Length, first, &restricted),
                    "CreateRestrictedToken");
            }

            var token = new NativeHandle(restricted);
            OpenOwnObjects(token, identities[..^1]);
            return token;
        }
        finally
        {
            foreach (LocalMemory sid in sids)
            {
                sid.Dispose();
            }
        }
    }

    public void Dispose() => _own.Dispose();

    private void OpenOwnObjects(NativeHandle token, IEnumerable<string> identities)
    {
        string list = string.Concat(identities.Append(User).Append("SY").Select(identity => $"(A;;GA;;;{identity})"));
        using LocalMemory descriptor = WindowsSecurity.Parse("D:" + list);
        void* acl = WindowsSecurity.AccessList(descriptor);
        WindowsError.Check(Advapi32.SetTokenInformation(token, Advapi32.TokenDefaultDacl, &acl, (uint)sizeof(void*)), "SetTokenInformation");
    }

    /// <summary>TOKEN_USER is one SID_AND_ATTRIBUTES, TOKEN_GROUPS a count and an array of them.</summary>
    private string? FirstSid(int kind, Func<uint, bool> fits)
    {
        uint size;
        _ = Advapi32.GetTokenInformation(_own, kind, null, 0, &size);
        byte* buffer = (byte*)NativeMemory.Alloc(size);
        try
        {
            WindowsError.Check(Advapi32.GetTokenInformation(_own, kind, buffer, size, &size), "GetTokenInformation");
            int count = kind == Advapi32.TokenUser ? 1 : *(int*)buffer;
            var entries = (Advapi32.SidAndAttributes*)(kind == Advapi32.TokenUser ? buffer : buffer + sizeof(nint));
            for (int i = 0; i < count; i++)
            {
                if (fits(entries[i].Attributes))
                {
                    return WindowsSid.Text(entries[i].Sid);
                }
            }

            return null;
        }
        finally
        {
            NativeMemory.Free(buffer);
        }
    }
}
