using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// The fallback where namespaces cannot be made: landlock rules, no capabilities and the system-call filter. Landlock grants by folder and can neither take back below a grant nor hide names, and it lets an owner change
/// modes and times anywhere: so it stands in for plans that read everything and write nothing, where the filter refuses those calls.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class LandlockRules
{
    /// <summary>The first ABI that also controls truncation; without it a file could be emptied (Linux 6.2).</summary>
    private const int NeededAbi = 3;

    /// <summary>The first ABI that confines signals and abstract sockets (Linux 6.12).</summary>
    private const int ScopeAbi = 6;

    private const int IoctlAbi = 5;

    private const ulong ReadAccess =
        Libc.LANDLOCK_ACCESS_FS_EXECUTE | Libc.LANDLOCK_ACCESS_FS_READ_FILE | Libc.LANDLOCK_ACCESS_FS_READ_DIR;

    /// <summary>What programs take for granted that they can write to.</summary>
    private static readonly string[] Devices =
        ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty", "/dev/ptmx", "/dev/pts"];

    /// <summary>Why this mechanism cannot enforce the plan here, as a clause; null when it can.</summary>
    public static string? WhyNot(SandboxPlan plan)
    {
        if (plan.Base != PathAccess.Read || plan.Rules.Any(rule => rule.Access == PathAccess.Write))
        {
            return "landlock can only stand in for profiles that read everything and write nothing";
        }

        if (plan.Rules.Any(rule => rule.Access == PathAccess.Hidden && !IsCoveredByFilter(plan, rule)))
        {
            return "landlock cannot hide the paths that the profile denies";
        }

        int abi = Libc.landlock_abi_version();
        return abi < NeededAbi ? $"landlock is {(abi < 0 ? "missing from this kernel or switched off" : "too old in this kernel")}" : null;
    }

    /// <summary>Makes the restrictions of a plan for which <see cref="WhyNot"/> has no objection.</summary>
    /// <exception cref="IOException">A rule could not be made.</exception>
    public static ThreadRestriction Prepare(NetworkMode network)
    {
        int abi = Libc.landlock_abi_version();
        var attributes = new Libc.LandlockRuleset
        {
            HandledFs = HandledAccess(abi),
            Scoped = abi >= ScopeAbi ? Libc.LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | Libc.LANDLOCK_SCOPE_SIGNAL : 0,
        };
        int size = abi >= ScopeAbi ? 24 : abi >= 4 ? 16 : 8;
        var rules = new FileDescriptor(Errno.Check(Libc.landlock_create_ruleset(attributes, size), "landlock_create_ruleset"));
        try
        {
            AllowAll(rules, attributes.HandledFs);
        }
        catch
        {
            rules.Dispose();
            throw;
        }

        return new ThreadRestriction(SeccompFilter.Build(network, RuntimeInformation.ProcessArchitecture, keepsMetadata: true), rules);
    }

    private static void AllowAll(FileDescriptor rules, ulong handled)
    {
        Allow(rules, "/", ReadAccess);
        ulong deviceAccess = Libc.LANDLOCK_ACCESS_FS_READ_FILE | Libc.LANDLOCK_ACCESS_FS_WRITE_FILE | (handled & Libc.LANDLOCK_ACCESS_FS_IOCTL_DEV);
        foreach (string device in Devices.Where(Path.Exists))
        {
            Allow(rules, device, deviceAccess);
        }
    }

    /// <summary>Control folders are hidden for their sockets, which nobody can connect to without a network.</summary>
    private static bool IsCoveredByFilter(SandboxPlan plan, PathRule rule) =>
        rule.Origin == PathRuleOrigin.ControlFolder && plan.Network == NetworkMode.None;

    /// <summary>Every access right of an ABI: its bits are numbered in the order of their introduction.</summary>
    private static ulong HandledAccess(int abi) =>
        abi >= IoctlAbi ? (Libc.LANDLOCK_ACCESS_FS_IOCTL_DEV << 1) - 1 : (Libc.LANDLOCK_ACCESS_FS_TRUNCATE << 1) - 1;

    private static void Allow(FileDescriptor rules, string path, ulong access)
    {
        using FileDescriptor place = FileDescriptor.Open(path, Libc.O_PATH);
        _ = Errno.Check(Libc.landlock_add_path_beneath(rules.Number, access, place.Number), $"landlock_add_rule {path}");
    }
}
