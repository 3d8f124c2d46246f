using System.Text;
using Daemon.Core.Patches;

namespace Daemon.Core.Tests.Patches;

/// <summary>A tree in memory under /ws, without links; applies plans.</summary>
internal sealed class MemoryFiles : IPatchFileSystem
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public MemoryFiles(string tree)
    {
        foreach (string file in tree.Split('|'))
        {
            int equals = file.IndexOf('=', StringComparison.Ordinal);
            _files["/ws/" + file[..equals]] = Encoding.UTF8.GetBytes(file[(equals + 1)..]);
        }
    }

    public string Tree => string.Join('|', _files.Select(f => $"{f.Key["/ws/".Length..]}={Encoding.UTF8.GetString(f.Value)}"));

    public string ResolveTarget(string path) => path;

    public string ResolveEntry(string path) => path;

    public PatchFile Read(string path) => _files.TryGetValue(path, out byte[]? content) ? PatchFile.Found(content) : PatchFile.Missing;

    public void Apply(PatchPlan plan)
    {
        foreach (PlannedFile file in plan.Files)
        {
            if (file.After is { } content)
            {
                _files[file.Target] = content;
            }
            else
            {
                _files.Remove(file.Target);
            }
        }
    }
}
