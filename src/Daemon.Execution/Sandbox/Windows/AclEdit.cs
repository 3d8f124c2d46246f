namespace Daemon.Execution.Sandbox.Windows;

/// <summary>What an entry of an access list is about. Values of the masks: winnt.h.</summary>
internal enum AclRights
{
    /// <summary>To read, to list, to execute.</summary>
    Read,

    /// <summary>
    /// All of that, and to change, make and delete. Not FILE_DELETE_CHILD, which would let a folder's rights delete or rename what an
    /// entry of its own protects, and not WRITE_DAC or WRITE_OWNER.
    /// </summary>
    Write,

    /// <summary>To change, make or delete alone; for refusals.</summary>
    Change,

    /// <summary>Everything; for refusals.</summary>
    All,
}

/// <summary>One entry of an access list that is to be there. Inert.</summary>
/// <param name="Path">In the system's form.</param>
/// <param name="Sid">As text.</param>
/// <param name="Inherited">Whether all below the folder gets it, too.</param>
internal sealed record AclEdit(string Path, string Sid, bool Allows, AclRights Rights, bool Inherited)
{
    /// <summary>FILE_GENERIC_READ | FILE_GENERIC_EXECUTE</summary>
    private const uint ReadMask = 0x0012_00A9;

    /// <summary>The same with FILE_GENERIC_WRITE and DELETE.</summary>
    private const uint WriteMask = 0x0013_01BF;

    /// <summary>FILE_WRITE_DATA, FILE_APPEND_DATA, FILE_WRITE_EA, FILE_DELETE_CHILD, FILE_WRITE_ATTRIBUTES, DELETE, WRITE_DAC, WRITE_OWNER</summary>
    private const uint ChangeMask = 0x000D_0156;

    /// <summary>FILE_ALL_ACCESS</summary>
    private const uint AllMask = 0x001F_01FF;

    public uint Mask => Rights switch
    {
        AclRights.Read => ReadMask,
        AclRights.Write => WriteMask,
        AclRights.Change => ChangeMask,
        _ => AllMask,
    };

    /// <summary>One line for explanations and goldens.</summary>
    public override string ToString() => $"{(Allows ? "allow" : "deny")} {Rights} {Sid} on {Path}{(Inherited ? " and below" : "")}";
}
