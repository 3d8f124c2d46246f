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
    private readonly ISandboxFiles _files;
    private readonly Dictionary<string, PathRule> _rules;
    private readonly List<(string Written, PlannedLink Link)> _crossed = [];
    private readonly List<PlannedLink> _links = [];
    private readonly List<string> _aliases = [];
    private readonly List<GlobPattern> _patterns = [];

    private SandboxPlanner(SandboxPlaces places)
    {
        _places = places;
        _files = places.Files;
        _rules = new Dictionary<string, PathRule>(StringComparer.FromComparison(_files.Comparison));
    }

    /// <summary>Makes the plan.</summary>
    /// <exception cref="CommandStartException">The profile asks for what cannot be planned; the message says what and why.</exception>
    public static SandboxPlan Plan(PermissionProfile profile, SandboxPlaces places) => profile switch
    {
        PermissionProfile.Managed managed => Plan(managed, places),
        PermissionProfile.External external => FullAccess(external.Network),
        _ => FullAccess(NetworkAccess.Enabled),
    };

    private static SandboxPlan FullAccess(NetworkAccess network) => new(PathAccess.Write, [], [], Mode(network));

    private static NetworkMode Mode(NetworkAccess network) => network switch
    {
        NetworkAccess.Enabled => NetworkMode.Full,
        NetworkAccess.Proxied => NetworkMode.Proxied,
        _ => NetworkMode.None,
    };

    private static SandboxPlan Plan(PermissionProfile.Managed profile, SandboxPlaces places)
    {
        if (profile.FileSystem is not FileSystemPolicy.Restricted policy)
        {
            return WithSockets(FullAccess(profile.Network), profile.NetworkRules);
        }

        var planner = new SandboxPlanner(places);
        foreach (FileSystemEntry entry in policy.Entries)
        {
            planner.AddEntry(entry, policy.GlobScanMaxDepth);
        }

        planner.AddProtectedNames();
        planner.AddControlFolders();
        planner.RefuseWritableLinks();
        planner.DropRedundantRules();
        PathAccess whole = planner._rules.Remove("/", out PathRule? root) ? root.Access : PathAccess.Hidden;
        var plan = new SandboxPlan(
            whole,
            SandboxPlan.Order(planner._rules.Values),
            whole == PathAccess.Hidden ? [.. planner._links.Distinct()] : [],
            Mode(profile.Network))
        {
            DenyPatterns = planner._patterns,
            Comparison = places.Files.Comparison,
            DenyAliases = [.. planner._aliases.Distinct()],
        };
        return WithSockets(plan, profile.NetworkRules);
    }

    /// <summary>What the rules of a limited network grant on this machine itself; a later rule for the same socket counts.</summary>
    private static SandboxPlan WithSockets(SandboxPlan plan, NetworkRules? rules)
    {
        if (rules is null || plan.Network != NetworkMode.Proxied)
        {
            return plan;
        }

        var sockets = new List<string>();
        foreach (NetworkRule rule in rules.UnixSockets.Where(rule => rule.Pattern.StartsWith('/')))
        {
            _ = sockets.Remove(rule.Pattern);
            if (rule.Allow)
            {
                sockets.Add(rule.Pattern);
            }
        }

        return plan with { LocalBinding = rules.AllowLocalBinding, AllUnixSockets = rules.AllowAllUnixSockets, UnixSockets = sockets };
    }

    private void AddEntry(FileSystemEntry entry, int? maxDepth)
    {
        foreach (string path in _places.ExpandPaths(entry))
        {
            Add(path, entry);
        }

        foreach (GlobPattern pattern in _places.ExpandPatterns(entry))
        {
            _patterns.Add(pattern.In(_files.Resolve(pattern.Folder)));
            foreach (string match in _files.Matches(pattern, maxDepth))
            {
                string real = _files.Resolve(match);
                AddRule(new PathRule(real, PathAccess.Hidden, _files.StateOf(real), PathRuleOrigin.DenyPattern));
            }
        }
    }

    private void Add(string path, FileSystemEntry entry)
    {
        var links = new List<PlannedLink>();
        string real = _files.Resolve(path, links);
        _crossed.AddRange(links.Select(link => (path, link)));
        if (entry.Access != FileSystemAccess.Deny)
        {
            _links.AddRange(links);
        }
        else
        {
            _aliases.AddRange(links.Select(link => link.Path));
        }

        PathState state = _files.StateOf(real);
        if (state == PathState.Missing && (entry.SkipIfMissing || entry.Access != FileSystemAccess.Deny))
        {
            if (entry is { Access: FileSystemAccess.Write, SkipIfMissing: false } && entry.Target is not FileSystemTarget.Special)
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
                string path = SandboxPath.Join(root.Path, name);
                if (_rules.ContainsKey(path))
                {
                    continue;
                }

                PathState state = _files.StateOf(path);
                if (_files.IsLink(path))
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

    /// <summary>Reaching the daemon's own sockets or accounts would let a command steer what confines it.</summary>
    private void AddControlFolders()
    {
        if (_rules is { Count: 1 } && AccessTo("/") == PathAccess.Write)
        {
            // Files are not confined at all, and are not to be because of us.
            return;
        }

        foreach ((string path, PathAccess access) in _places.ControlFolders)
        {
            if (_files.StateOf(path) == PathState.Folder && AccessTo(path) > access)
            {
                _rules[path] = new PathRule(path, access, PathState.Folder, PathRuleOrigin.ControlFolder);
            }
        }
    }

    /// <summary>A rule that is reached through a link which a command may replace would, next time, speak of another place.</summary>
    private void RefuseWritableLinks()
    {
        foreach ((string written, PlannedLink link) in _crossed)
        {
            if (AccessTo(SandboxPath.Parent(link.Path)) == PathAccess.Write)
            {
                throw WritableLink(written);
            }
        }
    }

    /// <summary>A hidden place in a hidden folder needs no rule of its own.</summary>
    private void DropRedundantRules()
    {
        foreach (PathRule rule in _rules.Values.Where(rule => rule.Access == PathAccess.Hidden && rule.Path != "/").ToList())
        {
            if (AccessTo(SandboxPath.Parent(rule.Path)) == PathAccess.Hidden)
            {
                _rules.Remove(rule.Path);
            }
        }
    }

    /// <summary>The access that the rules made so far give to a path without links.</summary>
    private PathAccess AccessTo(string path) => _rules.Values
        .Where(rule => SandboxPath.IsSameOrBelow(path, rule.Path, _files.Comparison))
        .MaxBy(rule => rule.Path.Length)?.Access ?? PathAccess.Hidden;

    private static CommandStartException WritableLink(string path) =>
        Refusal($"The sandbox cannot enforce a rule for {path}: it crosses a symbolic link in a writable folder, which commands could replace.");

    private static CommandStartException Refusal(string message) => new(CommandStartFailure.SandboxUnavailable, message);
}
