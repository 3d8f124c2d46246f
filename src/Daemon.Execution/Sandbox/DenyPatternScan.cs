using System.IO.Enumeration;

namespace Daemon.Execution.Sandbox;

/// <summary>Finds what a deny pattern matches now. Links are matched by name but not walked into.</summary>
internal static class DenyPatternScan
{
    /// <summary>The matching paths as they are named; below a matching folder nothing more is listed.</summary>
    /// <param name="maxDepth">Limit in folders for patterns without a depth of their own; null is unbounded.</param>
    public static IEnumerable<string> Matches(GlobPattern pattern, int? maxDepth)
    {
        if (!Directory.Exists(pattern.Folder))
        {
            return [];
        }

        int depth = pattern.Depth ?? maxDepth ?? int.MaxValue;
        int prefix = pattern.Folder.Length == 1 ? 1 : pattern.Folder.Length + 1;
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 };
        return new FileSystemEnumerable<string>(pattern.Folder, static (ref FileSystemEntry entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => pattern.IsMatch(Relative(ref entry, prefix)),
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
                && Relative(ref entry, prefix) is var relative
                && relative.AsSpan().Count('/') + 1 < depth
                && !pattern.IsMatch(relative),
        };
    }

    private static string Relative(ref FileSystemEntry entry, int prefix) => entry.ToFullPath()[prefix..];
}
