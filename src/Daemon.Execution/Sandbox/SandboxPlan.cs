using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox;

/// <summary>What a command may do with a path and everything below it that no deeper rule speaks of.</summary>
public enum PathAccess
{
    /// <summary>Neither seen nor written.</summary>
    Hidden,

    Read,
    Write,
}

/// <summary>Why a rule is in the plan; for explanations and for the choice of error texts.</summary>
public enum PathRuleOrigin
{
    /// <summary>An entry of the profile.</summary>
    Profile,

    /// <summary>A name in a writable root that configures tools which later run outside the sandbox (<c>.git</c>, <c>.codex</c>, ...).</summary>
    ProtectedName,

    /// <summary>A match of a deny pattern at planning time.</summary>
    DenyPattern,

    /// <summary>Another name of a denied file's content (hard link).</summary>
    HardLink,

    /// <summary>A folder of the daemon itself, with sockets or accounts that steer it.</summary>
    ControlFolder,

    /// <summary>What a command needs to use the managed proxy.</summary>
    Proxy,
}

/// <summary>What the path was when the plan was made.</summary>
public enum PathState
{
    Missing,
    File,
    Folder,
}

/// <summary>One rule. Paths are absolute, normal and free of symbolic links.</summary>
public sealed record PathRule(string Path, PathAccess Access, PathState State, PathRuleOrigin Origin);

/// <summary>What the command may reach of the network.</summary>
public enum NetworkMode
{
    /// <summary>No network and no local services.</summary>
    None,

    /// <summary>The network of the user.</summary>
    Full,

    /// <summary>A network of its own, whose only way out is the managed proxy.</summary>
    Proxied,
}

/// <summary>A symbolic link that leads to a readable place and must exist for programs to find it.</summary>
public sealed record PlannedLink(string Path, string Target);

/// <summary>
/// What a command is confined to, in no operating system's words. Immutable. The most specific rule of a path decides; the plan is a
/// snapshot of the file system and is made anew for every command.
/// </summary>
/// <param name="Base">Access to whatever no rule speaks of.</param>
/// <param name="Rules">Ordered by number of path components, fewest first, then ordinally; one rule per path.</param>
/// <param name="Links">Only when <paramref name="Base"/> is <see cref="PathAccess.Hidden"/>.</param>
public sealed record SandboxPlan(PathAccess Base, IReadOnlyList<PathRule> Rules, IReadOnlyList<PlannedLink> Links, NetworkMode Network)
{
    /// <summary>What the command may use at most; only while it is confined.</summary>
    public CommandLimits Limits { get; init; } = CommandLimits.None;

    /// <summary>Variables that the sandbox sets, over the caller's.</summary>
    public IReadOnlyList<(string Name, string Value)> Environment => Network == NetworkMode.None ? [("CODEX_SANDBOX_NETWORK_DISABLED", "1")] : [];

    /// <summary>How the names in the plan are compared.</summary>
    internal StringComparison Comparison { get; init; } = StringComparison.Ordinal;

    /// <summary>
    /// The ports on this machine's loopback where the managed proxy waits for the command. Empty where it waits in a network of the
    /// command's own.
    /// </summary>
    internal IReadOnlyList<int> ProxyPorts { get; init; } = [];

    /// <summary>Whether a command behind the managed proxy may serve and reach any loopback port.</summary>
    internal bool LocalBinding { get; init; }

    /// <summary>Sockets in the file system that may be used although the network is limited: absolute paths, with all below them.</summary>
    internal IReadOnlyList<string> UnixSockets { get; init; } = [];

    internal bool AllUnixSockets { get; init; }

    /// <summary>Links on the way to what the profile hides, where the name could be made to lead elsewhere.</summary>
    internal IReadOnlyList<string> DenyAliases { get; init; } = [];

    /// <summary>Patterns whose matches are hidden also when they appear while the command runs, where the runner can.</summary>
    internal IReadOnlyList<GlobPattern> DenyPatterns { get; init; } = [];

    /// <summary>Whether the profile hides anything by name, so that the name matters also when what it means changes.</summary>
    internal bool DeniesByName => DenyPatterns.Count > 0
        || Rules.Any(rule => rule is { Access: PathAccess.Hidden, Origin: PathRuleOrigin.Profile });

    /// <summary>Whether the command is confined in any way.</summary>
    public bool IsConfined => ConfinesFiles || Network != NetworkMode.Full;

    /// <summary>Whether file access is confined.</summary>
    public bool ConfinesFiles => Base != PathAccess.Write || Rules.Any(rule => rule.Access != PathAccess.Write);

    /// <summary>The access that the plan gives to a path without symbolic links.</summary>
    public PathAccess AccessTo(string path)
    {
        PathAccess access = Base;
        foreach (PathRule rule in Rules)
        {
            if (SandboxPath.IsSameOrBelow(path, rule.Path, Comparison))
            {
                access = rule.Access;
            }
        }

        return access;
    }

    /// <summary>
    /// Whether the profile hides the path by name: by a rule, or by a pattern that it matches now, be it younger than the plan.
    /// </summary>
    internal bool HidesByName(string path)
    {
        PathRule? rule = Rules.LastOrDefault(rule => SandboxPath.IsSameOrBelow(path, rule.Path, Comparison));
        return rule is { Access: PathAccess.Hidden, Origin: not PathRuleOrigin.ControlFolder }
            || DenyPatterns.Any(pattern => pattern.FindMatch(path) is { } match && !IsReopenedBelow(match, path));
    }

    private bool IsReopenedBelow(string folder, string path) => Rules.Any(
        rule => rule.Access != PathAccess.Hidden && rule.Path.Length > folder.Length
            && SandboxPath.IsSameOrBelow(rule.Path, folder, Comparison) && SandboxPath.IsSameOrBelow(path, rule.Path, Comparison));

    /// <summary>This plan with further rules for paths that have none yet.</summary>
    internal SandboxPlan WithRules(IReadOnlyList<PathRule> more) => more.Count == 0 ? this : this with { Rules = Order(Rules.Concat(more)) };

    /// <summary>The order that <see cref="Rules"/> asks for.</summary>
    internal static IReadOnlyList<PathRule> Order(IEnumerable<PathRule> rules) =>
        [.. rules.OrderBy(rule => SandboxPath.Depth(rule.Path)).ThenBy(rule => rule.Path, StringComparer.Ordinal)];
}
