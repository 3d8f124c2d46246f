namespace Daemon.Execution.Sandbox;

/// <summary>File systems whose own form of a path is the plan's.</summary>
/// <param name="comparison">
/// Linux tells names apart by case. The usual volumes of macOS do not; the few that do have names treated as one that differ by case.
/// </param>
internal sealed class PosixFiles(StringComparison comparison) : ISandboxFiles
{
    public StringComparison Comparison => comparison;

    public string FromNative(string path) => SandboxPath.Normalize(path);

    public bool IsAbsolute(string path) => path.StartsWith('/');

    public string FromPattern(string pattern) => pattern;

    public string Resolve(string path, List<PlannedLink>? followed) => SandboxPath.Resolve(path, followed);

    public PathState StateOf(string path) => SandboxPath.StateOf(path);

    public bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    public IEnumerable<string> Matches(GlobPattern pattern, int? maxDepth) => DenyPatternScan.Matches(pattern, maxDepth);
}
