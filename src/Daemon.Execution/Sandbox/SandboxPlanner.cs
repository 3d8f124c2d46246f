using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox;

/// <summary>
/// Turns a permission profile into a <see cref="SandboxPlan"/>. Reads the file system (links, existence, deny patterns) and changes
/// nothing. Not thread-safe; made for one command.
/// </summary>
internal sealed class SandboxPlanner
{
    /// <summary>Names at the top of a writable root that stay read-only unless the profile speaks of them.</summary>
    private static readonly string[] ProtectedNames = [".git", ".agents", ".codex", ".aws"];

    private readonly SandboxPlaces _places;
    private readonly Dictionary<string, PathRule> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _linkedBelow = new(StringComparer.Ordinal);
    private readonly List<PlannedLink> _links = [];

    private SandboxPlanner(SandboxPlaces places) => _places = places;

    /// <summary>Makes the plan.</summary>
    /// <exception cref="CommandStartException">The profile asks for what cannot be planned; the message says what and why.</exception>
    public static SandboxPlan Plan(PermissionProfile profile, SandboxPlaces places) => profile switch
    {
        PermissionProfile.Managed managed => Plan(managed, places),
        PermissionProfile.External external => FullAccess(external.Network),
        _ => FullAccess(NetworkAccess.Enabled),
    };

    private static SandboxPlan FullAccess(NetworkAccess network) => new(PathAccess.Write, [], [], Mode(network));

    private static NetworkMode Mode(NetworkAccess network) => network == NetworkAccess.Enabled ? NetworkMode.Full : NetworkMode.None;

    private static SandboxPlan Plan(PermissionProfile.Managed profile, SandboxPlaces places)
    {
        if (profile.FileSystem is not FileSystemPolicy.Restricted policy)
        {
            return FullAccess(profile.Network);
        }

        var planner = new SandboxPlanner(places);
        foreach (FileSystemEntry entry in policy.Entries)
        {
            planner.AddEntry(entry, policy.GlobScanMaxDepth);
        }

        planner.AddProtectedNames();
        planner.AddControlFolders();
        planner.RefuseWritableLinks();
        PathAccess whole = planner._rules.Remove("/", out PathRule? root) ? root.Access : PathAccess.Hidden;
        return new SandboxPlan(
            whole,
            SandboxPlan.Order(planner._rules.Values),
            whole == PathAccess.Hidden ? [.. planner._links.Distinct()] : [],
            Mode(profile.Network));
    }

    private void AddEntry(FileSystemEntry entry, int? maxDepth)
    {
        foreach (string path in _places.ExpandPaths(entry))
        {
            Add(path, entry);
        }

        foreach (GlobPattern pattern in _places.ExpandPatterns(entry))
        {
            foreach (string match in DenyPatternScan.Matches(pattern, maxDepth))
            {
                string real = SandboxPath.Resolve(match);
                AddRule(new PathRule(real, PathAccess.Hidden, SandboxPath.StateOf(real), PathRuleOrigin.DenyPattern));
            }
        }
    }

    private void Add(string path, FileSystemEntry entry)
    {
        string real = SandboxPath.Resolve(path, entry.Access == FileSystemAccess.Deny ? null : _links);
        PathState state = SandboxPath.StateOf(real);
        if (state == PathState.Missing && (entry.SkipIfMissing || entry.Access != FileSystemAccess.Deny))
        {
            if (entry.Access == FileSystemAccess.Write && entry.Target is not FileSystemTarget.Special)
            {
                throw Refusal($"The sandbox expects the writable folder {path}, but it does not exist.");
            }

            return;
        }

        PathAccess access = entry.Access switch
        {
            FileSystemAccess.Write => PathAccess.Write,
            FileSystemAccess.Read => PathAccess.Read,
            _ => PathAccess.Hidden,
        };
        if (access != PathAccess.Write && real != SandboxPath.Normalize(path))
        {
            _linkedBelow[real] = SandboxPath.Normalize(path);
        }

        AddRule(new PathRule(real, access, state, PathRuleOrigin.Profile));
    }

    /// <summary>At one path Deny beats Write beats Read.</summary>
    private void AddRule(PathRule rule)
    {
        if (!_rules.TryGetValue(rule.Path, out PathRule? present) || Strength(rule.Access) > Strength(present.Access))
        {
            _rules[rule.Path] = rule;
        }
    }

    private static int Strength(PathAccess access) => access switch
    {
        PathAccess.Hidden => 2,
        PathAccess.Write => 1,
        _ => 0,
    };

    private void AddProtectedNames()
    {
        foreach (PathRule root in _rules.Values.Where(rule => rule is { Access: PathAccess.Write, State: PathState.Folder }).ToList())
        {
            foreach (string name in ProtectedNames)
            {
                string path = root.Path == "/" ? "/" + name : root.Path + "/" + name;
                if (_rules.ContainsKey(path))
                {
                    continue;
                }

                PathState state = SandboxPath.StateOf(path);
                if (new FileInfo(path).LinkTarget is not null)
                {
                    throw WritableLink(path);
                }

                if (state != PathState.Missing || _places.IsWorkspaceRoot(root.Path))
                {
                    _rules[path] = new PathRule(path, PathAccess.Read, state, PathRuleOrigin.ProtectedName);
                }
            }
        }
    }

    /// <summary>Reaching the daemon's own sockets would let a command approve itself.</summary>
    private void AddControlFolders()
    {
        bool confined = _rules.Values.Any(rule => rule.Path == "/" ? rule.Access != PathAccess.Write : rule.Access == PathAccess.Hidden);
        foreach ((string path, PathAccess access) in _places.ControlFolders)
        {
            if (confined && Directory.Exists(path))
            {
                _rules[path] = new PathRule(path, access, PathState.Folder, PathRuleOrigin.ControlFolder);
            }
        }
    }

    /// <summary>A rule that is reached through a link which the command could rewrite protects nothing.</summary>
    private void RefuseWritableLinks()
    {
        foreach ((_, string written) in _linkedBelow)
        {
            string parent = Path.GetDirectoryName(written)!;
            string realParent = SandboxPath.Resolve(parent);
            if (IsWritable(realParent) || realParent != parent && IsWritable(parent))
            {
                throw WritableLink(written);
            }
        }
    }

    private bool IsWritable(string path)
    {
        PathRule? deepest = _rules.Values
            .Where(rule => SandboxPath.IsSameOrBelow(path, rule.Path))
            .MaxBy(rule => rule.Path.Length);
        return deepest?.Access == PathAccess.Write;
    }

    private static CommandStartException WritableLink(string path) =>
        Refusal($"The sandbox cannot protect {path}: a symbolic link in a writable folder leads there, and the command could replace it.");

    private static CommandStartException Refusal(string message) => new(CommandStartFailure.SandboxUnavailable, message);
}
