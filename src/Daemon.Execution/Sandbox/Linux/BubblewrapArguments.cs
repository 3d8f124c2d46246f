using System.Globalization;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Writes a <see cref="SandboxPlan"/> as the arguments of bubblewrap (bwrap(1), from 0.5.0). Pure. Mounts are written with the fewest
/// path components first, so that a deeper rule lands on top of a wider one.
/// </summary>
internal static class BubblewrapArguments
{
    private const string HiddenMode = "000";

    /// <summary>Lets a program pass through a hidden folder to a visible child, without listing it.</summary>
    private const string PassageMode = "111";

    /// <summary>What bubblewrap takes (MAX_ARGS of its source), however it is given; some are left for the program and the basic options.</summary>
    private const int MaxArguments = 9000 - 100;

    /// <summary>No rule needs more: mode, mount, read-only again.</summary>
    private const int MaxArgumentsOfRule = 6;

    private const int ArgumentsOfVariable = 3;

    /// <summary>The number of rules when they are too many for one call; null when they are not. Slightly too strict rather than not enough.</summary>
    public static int? Exceed(PlannedCommand command)
    {
        (CommandSpec spec, SandboxPlan plan) = command;
        int rules = plan.Rules.Sum(rule => rule is { Access: PathAccess.Hidden, State: PathState.Folder } or { State: PathState.Missing }
            ? MaxArgumentsOfRule : ArgumentsOfVariable);
        return rules + (spec.Environment.Count * ArgumentsOfVariable) + (plan.Links.Count * ArgumentsOfVariable) + spec.Argv.Count > MaxArguments
            ? plan.Rules.Count
            : null;
    }

    /// <summary>The arguments before <c>--</c> and the program.</summary>
    /// <param name="environment">
    /// Lines NAME=value for the command. They are arguments, so that bubblewrap itself, which starts outside of the sandbox, runs without
    /// the command's LD_PRELOAD.
    /// </param>
    /// <param name="seccompFd">Where bubblewrap finds the filter.</param>
    public static List<string> Build(
        SandboxPlan plan, BubblewrapFeatures features, string workingDirectory, IReadOnlyList<string> environment, int seccompFd)
    {
        List<string> arguments = ["--die-with-parent", "--unshare-user", "--unshare-pid", "--unshare-ipc"];
        if (plan.Network == NetworkMode.Proxied || (plan.Network == NetworkMode.None && features.CanIsolateNetwork))
        {
            arguments.Add("--unshare-net");
        }

        AddBase(arguments, plan);
        foreach (PathRule rule in plan.Rules)
        {
            AddRule(arguments, plan, rule);
        }

        AddLinks(arguments, plan);
        AddProc(arguments, features);
        SealHiddenFolders(arguments, plan);
        foreach (string line in environment)
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            arguments.AddRange(["--setenv", line[..equals], line[(equals + 1)..]]);
        }

        arguments.AddRange(["--seccomp", seccompFd.ToString(CultureInfo.InvariantCulture)]);
        arguments.AddRange(["--cap-drop", "ALL", "--chdir", workingDirectory]);
        return arguments;
    }

    /// <summary>
    /// Has the command's resolver ask 127.0.0.1, whose port 53 only the network entry may take. Comes last.
    /// </summary>
    /// <param name="contentFd">Where bubblewrap finds the configuration of the resolver.</param>
    /// <param name="file">The visible file that it takes the place of; null when there is none: 127.0.0.1 is what libraries ask then.</param>
    public static void AddResolver(List<string> arguments, int contentFd, string? file)
    {
        if (file is not null)
        {
            arguments.AddRange(["--ro-bind-data", contentFd.ToString(CultureInfo.InvariantCulture), file]);
        }

        arguments.AddRange(["--cap-add", "CAP_NET_BIND_SERVICE"]);
    }

    private static void AddBase(List<string> arguments, SandboxPlan plan)
    {
        switch (plan.Base)
        {
            case PathAccess.Read:
                arguments.AddRange(["--ro-bind", "/", "/", "--dev", "/dev"]);
                break;
            case PathAccess.Write:
                arguments.AddRange(["--bind", "/", "/", "--dev", "/dev"]);
                break;
            default:
                arguments.AddRange(["--tmpfs", "/", "--dev", "/dev"]);
                break;
        }
    }

    private static void AddRule(List<string> arguments, SandboxPlan plan, PathRule rule)
    {
        switch (rule)
        {
            case { Access: PathAccess.Write }:
                arguments.AddRange(["--bind", rule.Path, rule.Path]);
                break;
            case { Access: PathAccess.Read, State: PathState.Missing }:
                arguments.AddRange(["--perms", "555", "--tmpfs", rule.Path, "--remount-ro", rule.Path]);
                break;
            case { Access: PathAccess.Read }:
                arguments.AddRange(["--ro-bind", rule.Path, rule.Path]);
                break;
            case { State: PathState.Folder }:
                arguments.AddRange(["--perms", HasVisibleChild(plan, rule) ? PassageMode : HiddenMode, "--tmpfs", rule.Path]);
                break;
            default:
                // Bind mounts are made nodev, so that this device cannot be opened, neither to read nor to write.
                arguments.AddRange(["--ro-bind", "/dev/null", rule.Path]);
                break;
        }
    }

    /// <summary>Hidden folders stay writable while visible children are mounted in them.</summary>
    private static void SealHiddenFolders(List<string> arguments, SandboxPlan plan)
    {
        foreach (PathRule rule in plan.Rules.Where(rule => rule is { Access: PathAccess.Hidden, State: PathState.Folder }))
        {
            arguments.AddRange(["--remount-ro", rule.Path]);
        }

        if (plan.Base == PathAccess.Hidden)
        {
            arguments.AddRange(["--remount-ro", "/"]);
        }
    }

    /// <summary>Links in visible folders are there already.</summary>
    private static void AddLinks(List<string> arguments, SandboxPlan plan)
    {
        foreach (PlannedLink link in plan.Links.Where(link => plan.AccessTo(link.Path) == PathAccess.Hidden))
        {
            arguments.AddRange(["--symlink", link.Target, link.Path]);
        }
    }

    private static bool HasVisibleChild(SandboxPlan plan, PathRule folder) =>
        plan.Rules.Any(rule => rule.Access != PathAccess.Hidden && rule != folder && SandboxPath.IsSameOrBelow(rule.Path, folder.Path));

    /// <summary>
    /// A new procfs, in which the kernel's settings are read-only: bubblewrap leaves them writable, and for user 0 they need no capability.
    /// Where procfs cannot be mounted, an empty folder hides the host's.
    /// </summary>
    private static void AddProc(List<string> arguments, BubblewrapFeatures features)
    {
        if (!features.CanMountProc)
        {
            arguments.AddRange(["--perms", "555", "--tmpfs", "/proc", "--remount-ro", "/proc"]);
            return;
        }

        arguments.AddRange(["--proc", "/proc", "--ro-bind", "/proc/sys", "/proc/sys"]);
        arguments.AddRange(["--ro-bind-try", "/proc/sysrq-trigger", "/proc/sysrq-trigger"]);
    }
}
