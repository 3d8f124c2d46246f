using System.IO.Enumeration;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Finds other names of denied files: hiding one name of a file leaves its content readable under the rest. Only files with more than
/// one name cost a search, which covers the workspace roots and ends after a number of entries.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class HardLinks
{
    private const int MaxEntries = 200_000;

    /// <summary>Rules that hide the other names found.</summary>
    public static IReadOnlyList<PathRule> FindOtherNames(SandboxPlan plan, IEnumerable<string> roots)
    {
        var wanted = new HashSet<FileIdentity>();
        foreach (PathRule rule in plan.Rules.Where(rule => rule is { Access: PathAccess.Hidden, State: PathState.File }))
        {
            if (Libc.lstatx(rule.Path, out Libc.FileStatus status) == 0 && status.Links > 1)
            {
                wanted.Add(FileIdentity.Of(status));
            }
        }

        if (wanted.Count == 0)
        {
            return [];
        }

        var hidden = plan.Rules.Where(rule => rule.Access == PathAccess.Hidden).Select(rule => rule.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. roots.SelectMany(Files).Take(MaxEntries).Distinct()
                .Where(path => Libc.lstatx(path, out Libc.FileStatus status) == 0
                    && status.Links > 1 && wanted.Contains(FileIdentity.Of(status)) && !hidden.Contains(path))
                .Select(path => new PathRule(path, PathAccess.Hidden, PathState.File, PathRuleOrigin.HardLink)),
        ];
    }

    private static IEnumerable<string> Files(string root)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 };
        return new FileSystemEnumerable<string>(root, static (ref FileSystemEntry entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && !IsLink(ref entry),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private readonly record struct FileIdentity(uint Major, uint Minor, ulong Inode)
    {
        public static FileIdentity Of(in Libc.FileStatus status) => new(status.DeviceMajor, status.DeviceMinor, status.Inode);
    }
}
