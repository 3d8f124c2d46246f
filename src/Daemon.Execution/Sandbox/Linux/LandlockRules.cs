using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Makes landlock rule sets (landlock(7)) from grants.</summary>
[SupportedOSPlatform("linux")]
internal static class LandlockRules
{
    /// <summary>The first ABI that also controls truncation; without it a file could be emptied (Linux 6.2).</summary>
    public const int NeededAbi = 3;

    /// <summary>The first ABI that confines signals and abstract sockets (Linux 6.12).</summary>
    public const int ScopeAbi = 6;

    private const int NetworkAbi = 4;
    private const int IoctlAbi = 5;

    private const ulong ReadAccess =
        Libc.LANDLOCK_ACCESS_FS_EXECUTE | Libc.LANDLOCK_ACCESS_FS_READ_FILE | Libc.LANDLOCK_ACCESS_FS_READ_DIR;

    /// <summary>The rights that a file can have; the others are about entries of folders.</summary>
    private const ulong FileAccess = Libc.LANDLOCK_ACCESS_FS_EXECUTE | Libc.LANDLOCK_ACCESS_FS_READ_FILE
        | Libc.LANDLOCK_ACCESS_FS_WRITE_FILE | Libc.LANDLOCK_ACCESS_FS_TRUNCATE | Libc.LANDLOCK_ACCESS_FS_IOCTL_DEV;

    private const ulong MakeDevice = Libc.LANDLOCK_ACCESS_FS_MAKE_CHAR | Libc.LANDLOCK_ACCESS_FS_MAKE_BLOCK;

    private const string DeviceFolder = "/dev";
    private const string ProcessFolder = "/proc";

    private static readonly EnumerationOptions WithoutLinks = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>What programs take for granted that they can write to.</summary>
    private static readonly string[] Devices =
        ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty", "/dev/ptmx", "/dev/pts"];

    /// <param name="hidesProcesses">Whether procfs cannot be listed, and neither the root folder, whose grant would be one for all in it.</param>
    /// <exception cref="IOException">A rule could not be made.</exception>
    /// <param name="abi">The kernel's version, or an older one.</param>
    public static FileDescriptor Make(IReadOnlyList<PathGrant> grants, bool hidesProcesses, int abi)
    {
        var attributes = new Libc.LandlockRuleset
        {
            HandledFs = HandledAccess(abi),
            Scoped = abi >= ScopeAbi ? Libc.LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | Libc.LANDLOCK_SCOPE_SIGNAL : 0,
        };
        int size = abi >= ScopeAbi ? 24 : abi >= NetworkAbi ? 16 : 8;
        var rules = new FileDescriptor(Errno.Check(Libc.landlock_create_ruleset(attributes, size), "landlock_create_ruleset"));
        try
        {
            ulong deviceAccess = Libc.LANDLOCK_ACCESS_FS_READ_FILE | Libc.LANDLOCK_ACCESS_FS_WRITE_FILE
                | (attributes.HandledFs & Libc.LANDLOCK_ACCESS_FS_IOCTL_DEV);
            foreach (string device in Devices.Where(Path.Exists))
            {
                Allow(rules, device, deviceAccess);
            }

            foreach (PathGrant grant in grants.SelectMany(AroundDevices))
            {
                // The kernel's settings are in procfs: user 0 needs no capability to change them.
                Allow(rules, grant.Path, grant switch
                {
                    { Path: ProcessFolder } => hidesProcesses ? ReadAccess & ~Libc.LANDLOCK_ACCESS_FS_READ_DIR : ReadAccess,
                    { Access: PathAccess.Write } => attributes.HandledFs & ~MakeDevice,
                    _ => ReadAccess,
                });
            }

            if (!hidesProcesses && grants.Contains(new PathGrant("/", PathAccess.Read)))
            {
                Allow(rules, "/", Libc.LANDLOCK_ACCESS_FS_READ_DIR);
            }

            return rules;
        }
        catch
        {
            rules.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A grant for the root is one for everything in it but the devices: the user's own disks lie there, and user 0 may read them.
    /// </summary>
    private static IEnumerable<PathGrant> AroundDevices(PathGrant grant) => grant.Path switch
    {
        DeviceFolder => [],
        "/" => Directory.EnumerateFileSystemEntries("/", "*", WithoutLinks)
            .Where(entry => entry != DeviceFolder).Select(entry => grant with { Path = entry }),
        _ => [grant],
    };

    /// <summary>Every access right of an ABI: its bits are numbered in the order of their introduction.</summary>
    private static ulong HandledAccess(int abi) =>
        abi >= IoctlAbi ? (Libc.LANDLOCK_ACCESS_FS_IOCTL_DEV << 1) - 1 : (Libc.LANDLOCK_ACCESS_FS_TRUNCATE << 1) - 1;

    private static void Allow(FileDescriptor rules, string path, ulong access)
    {
        int fd = Libc.open(path, Libc.O_PATH | Libc.O_CLOEXEC | Libc.O_NOFOLLOW, 0);
        if (fd < 0 && Errno.Last is Errno.ENOENT or Errno.EACCES)
        {
            // It went away since it was listed, or the user has no access: no grant is needed.
            return;
        }

        using var place = new FileDescriptor(Errno.Check(fd, $"open {path}"));
        ulong possible = Directory.Exists(path) ? access : access & FileAccess;
        _ = Errno.Check(Libc.landlock_add_path_beneath(rules.Number, possible, place.Number), $"landlock_add_rule {path}");
    }
}
