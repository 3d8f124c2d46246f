using Daemon.Execution.Sandbox;

namespace Daemon.Core.Approvals;

/// <summary>What the user has approved for the rest of the session.</summary>
/// <remarks>Thread-safe; a leaf. Forgotten when the thread is unloaded.</remarks>
internal sealed class SessionApprovals
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _commands = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tools = new(StringComparer.Ordinal);

    /// <summary>Granted beyond the profile.</summary>
    public PermissionGrants Grants { get; } = new();

    public bool HasCommand(IReadOnlyList<string> argv, string cwd, bool outside)
    {
        lock (_gate)
        {
            return _commands.Contains(Key(argv, cwd, outside));
        }
    }

    public void AddCommand(IReadOnlyList<string> argv, string cwd, bool outside)
    {
        lock (_gate)
        {
            _commands.Add(Key(argv, cwd, outside));
        }
    }

    /// <summary>Whether every one of the absolute paths may be patched unasked.</summary>
    public bool HasFiles(IEnumerable<string> paths)
    {
        lock (_gate)
        {
            return paths.All(path => _files.Contains(path) || (RealPath.Of(path) is { } real && _roots.Any(root => RealPath.IsSameOrBelow(real, root))));
        }
    }

    public void AddFiles(IEnumerable<string> paths)
    {
        lock (_gate)
        {
            _files.UnionWith(paths);
        }
    }

    /// <summary>Lets every path below the folder be patched unasked. Symbolic links do not lead out of it.</summary>
    public void AddRoot(string folder)
    {
        lock (_gate)
        {
            if (RealPath.Of(folder) is { } real)
            {
                _roots.Add(real);
            }
        }
    }

    /// <summary>Whether a tool of a server may be called unasked.</summary>
    public bool HasTool(string server, string tool)
    {
        lock (_gate)
        {
            return _tools.Contains($"{server}\0{tool}");
        }
    }

    public void AddTool(string server, string tool)
    {
        lock (_gate)
        {
            _tools.Add($"{server}\0{tool}");
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _commands.Clear();
            _files.Clear();
            _roots.Clear();
            _tools.Clear();
        }
    }

    /// <summary>NUL cannot stand in an argument or a path, so the key is unambiguous.</summary>
    private static string Key(IReadOnlyList<string> argv, string cwd, bool outside) => $"{(outside ? '1' : '0')}{cwd}\0{string.Join('\0', argv)}";
}
