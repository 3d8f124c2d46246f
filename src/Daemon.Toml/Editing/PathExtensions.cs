using Daemon.Toml.Values;

namespace Daemon.Toml.Editing;

/// <summary>Key paths, compared by exact names.</summary>
internal static class PathExtensions
{
    public static bool StartsWithPath(this ReadOnlySpan<string> path, ReadOnlySpan<string> prefix) =>
        path.Length >= prefix.Length && path[..prefix.Length].SequenceEqual(prefix);

    /// <summary>The value at a path through tables. Null if there is none.</summary>
    public static TomlValue? ValueAt(this TomlTable root, ReadOnlySpan<string> path)
    {
        TomlValue? value = root;
        foreach (var name in path)
        {
            value = value is TomlTable table && table.TryGet(name, out var entry) ? entry.Value : null;
        }

        return value;
    }
}
