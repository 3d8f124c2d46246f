using System.Runtime.Versioning;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Sandbox.Windows;

/// <summary>The volumes of this machine.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class WindowsVolume : IWindowsVolume
{
    public WindowsEntry? Look(string path)
    {
        Kernel32.FindData found;
        using FindHandle search = Kernel32.FindFirstFile(path, &found);
        return search.IsInvalid ? null : Entry(Path.GetDirectoryName(path)!, &found);
    }

    public IEnumerable<WindowsEntry> List(string folder)
    {
        var entries = new List<WindowsEntry>();
        Kernel32.FindData found;
        using FindHandle search = Kernel32.FindFirstFile(Path.Join(folder, "*"), &found);
        for (bool more = !search.IsInvalid; more; more = Kernel32.FindNextFile(search, &found) != 0)
        {
            WindowsEntry entry = Entry(folder, &found);
            if (entry.Name is not ("." or ".."))
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static WindowsEntry Entry(string folder, Kernel32.FindData* found)
    {
        string name = new(found->FileName);
        var attributes = (FileAttributes)found->Attributes;
        bool isFolder = attributes.HasFlag(FileAttributes.Directory);
        string? target = attributes.HasFlag(FileAttributes.ReparsePoint) ? new FileInfo(Path.Join(folder, name)).LinkTarget : null;
        return new WindowsEntry(name, isFolder, target);
    }
}
