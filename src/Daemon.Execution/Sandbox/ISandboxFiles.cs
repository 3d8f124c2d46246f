namespace Daemon.Execution.Sandbox;

/// <summary>
/// The file system as plans see it. A plan names places in one form on every system: absolute, separated by <c>/</c>, from one root.
/// (On Windows a drive is a folder of that root, <c>/C:/Users</c>; see <see cref="Windows.WindowsPath"/>.) Looks, and changes nothing.
/// Thread-safe.
/// </summary>
internal interface ISandboxFiles
{
    /// <summary>How names are compared.</summary>
    StringComparison Comparison { get; }

    /// <summary>Whether a path in the system's form is absolute.</summary>
    bool IsAbsolute(string path);

    /// <summary>The plan's form of a path as the system writes it, normal as text.</summary>
    /// <exception cref="CommandStartException">A plan cannot speak of it.</exception>
    string FromNative(string path);

    /// <summary>The same for a pattern, absolute or relative: only its separators are the system's.</summary>
    string FromPattern(string pattern);

    /// <summary>Follows every link; missing components stay as they are written.</summary>
    /// <param name="followed">Gets the links that were followed; null for no list.</param>
    /// <exception cref="IOException">The links form a loop, or a folder cannot be looked into.</exception>
    string Resolve(string path, List<PlannedLink>? followed = null);

    PathState StateOf(string path);

    /// <summary>Whether the last component itself leads elsewhere.</summary>
    bool IsLink(string path);

    /// <summary>What matches now, as it is named; below a matching folder nothing more is listed.</summary>
    /// <param name="maxDepth">Limit in folders for patterns without a depth of their own; null is unbounded.</param>
    IEnumerable<string> Matches(GlobPattern pattern, int? maxDepth);
}
