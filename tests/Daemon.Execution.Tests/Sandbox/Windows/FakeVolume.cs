using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Tests.Sandbox.Windows;

/// <summary>A volume of Windows in memory: names in any case, short names, links.</summary>
internal sealed class FakeVolume : IWindowsVolume
{
    private readonly SortedDictionary<string, (WindowsEntry Entry, string? Short)> _entries = new(StringComparer.OrdinalIgnoreCase);

    public int Listed { get; private set; }

    /// <summary>Adds a file with the folders around it, or a folder when the path ends with a backslash.</summary>
    public FakeVolume Add(string path, string? link = null, string? shortName = null)
    {
        string trimmed = path.TrimEnd('\\');
        int slash = trimmed.LastIndexOf('\\');
        if (slash > 2)
        {
            _ = Add(trimmed[..(slash + 1)]);
        }

        if (trimmed.Length > 2 && !_entries.ContainsKey(trimmed))
        {
            _entries[trimmed] = (new WindowsEntry(trimmed[(slash + 1)..], path.EndsWith('\\'), link), shortName);
        }

        return this;
    }

    public WindowsEntry? Look(string path)
    {
        int slash = path.LastIndexOf('\\');
        string name = path[(slash + 1)..];
        foreach ((string key, (WindowsEntry entry, string? shortName)) in _entries)
        {
            int end = key.LastIndexOf('\\');
            if (end == slash && key.AsSpan(0, end).Equals(path.AsSpan(0, slash), StringComparison.OrdinalIgnoreCase)
                && (entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || name.Equals(shortName, StringComparison.OrdinalIgnoreCase)))
            {
                return entry;
            }
        }

        return null;
    }

    public IEnumerable<WindowsEntry> List(string folder)
    {
        Listed++;
        string prefix = folder.TrimEnd('\\') + "\\";
        return [.. _entries.Where(entry => entry.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !entry.Key[prefix.Length..].Contains('\\'))
            .Select(entry => entry.Value.Entry)];
    }
}
