using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Tests.Sandbox.Windows;

/// <summary>What entries of access lists make of a path, for a process of one identity whose token is restricted for writing.</summary>
/// <param name="identities">The account and its groups that the plan's entries speak of; the user reads and writes everything here.</param>
internal sealed class AclView(WindowsPlan plan, IReadOnlyList<string> identities)
{
    private const uint ReadBit = 0x1;
    private const uint WriteBit = 0x2;

    /// <summary>In the letters of the table of verdicts.</summary>
    public char AccessTo(string path)
    {
        bool isUser = plan.Identity == WindowsIdentity.User;
        bool reads = isUser || Grants(path, identities, ReadBit);
        bool writes = (isUser || Grants(path, identities, WriteBit)) && Grants(path, plan.Capabilities, WriteBit);
        return !reads ? '-' : writes ? 'w' : 'r';
    }

    /// <summary>Entries nearer to the path come first, and of those in one place the refusals.</summary>
    private bool Grants(string path, IReadOnlyList<string> sids, uint right)
    {
        foreach (var place in plan.Edits
            .Where(edit => sids.Contains(edit.Sid) && (edit.Mask & right) != 0 && Reaches(edit, path))
            .GroupBy(edit => edit.Path.Length)
            .OrderByDescending(place => place.Key))
        {
            return place.All(edit => edit.Allows);
        }

        return false;
    }

    private static bool Reaches(AclEdit edit, string path) => path.Equals(edit.Path, StringComparison.OrdinalIgnoreCase)
        || (edit.Inherited && path.StartsWith(edit.Path.TrimEnd('\\') + "\\", StringComparison.OrdinalIgnoreCase));
}
