namespace Daemon.AppServer.Processors.Search.Walking;

/// <summary>The patterns of one ignore file, for the paths below its folder.</summary>
/// <param name="folder">The folder, relative to the walk's top; empty for the top. Above the top, <paramref name="prefix"/> leads down to it.</param>
/// <param name="prefix">What to put before a path relative to the top; empty or with a trailing <c>/</c>.</param>
internal sealed class IgnoreFile(IReadOnlyList<IgnorePattern> patterns, string folder, string prefix)
{
    /// <summary>Null when the file is missing, unreadable or has no patterns: a walk goes on without it.</summary>
    public static IgnoreFile? Load(string file, string folder, string prefix = "")
    {
        try
        {
            if (!File.Exists(file))
            {
                return null;
            }

            var patterns = File.ReadLines(file).Select(IgnorePattern.Parse).OfType<IgnorePattern>().ToList();
            return patterns.Count == 0 ? null : new IgnoreFile(patterns, folder, prefix);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True or false as the last pattern that matches says; null when none does.</summary>
    /// <param name="path">Relative to the walk's top, with <c>/</c>.</param>
    public bool? Ignores(string path, string name, bool isFolder)
    {
        var relative = prefix.Length > 0 ? prefix + path : folder.Length > 0 ? path[(folder.Length + 1)..] : path;
        for (var i = patterns.Count - 1; i >= 0; i--)
        {
            if (patterns[i].Matches(relative, name, isFolder))
            {
                return !patterns[i].Negated;
            }
        }

        return null;
    }
}
