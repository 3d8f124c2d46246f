using System.Globalization;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Keeps account of the empty files and folders that a mount needs as its place when the protected name does not exist: the host sees
/// them while the command runs. Every run writes down its places before it makes them, so that a killed run's places can be told from
/// the user's own empty folders and are removed by the next run. One lock file serialises all processes of the user. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class MountPointRegistry
{
    private const string LockName = "lock";
    private const char Separator = '\0';

    // Octal 0040000, 0700, 0777, 0755 and 0600.
    private const ushort FolderType = 0x4000;
    private const ushort PrivateFolder = 0x1C0;
    private const ushort AllPermissions = 0x1FF;
    private const ushort SharedFolder = 0x1ED;
    private const ushort PrivateFile = 0x180;

    private static long _lastNumber;

    public MountPointRegistry(string folder) => Folder = folder;

    /// <summary>Where the accounts are: private to the user, and never writable from inside a sandbox.</summary>
    public string Folder { get; }

    /// <summary>The registry of the current user.</summary>
    public static MountPointRegistry ForCurrentUser() =>
        new(string.Create(CultureInfo.InvariantCulture, $"/tmp/codex-sandbox-mounts-{Libc.geteuid()}"));

    /// <summary>
    /// Makes the missing places of a plan's rules, counts this run as a user of each, and removes what dead runs left behind.
    /// </summary>
    /// <returns>The rules with their state as it is now: a place that another run made counts as missing, one that the user may not
    /// make is left out (the command could not make it either).</returns>
    /// <exception cref="IOException">The registry cannot be used.</exception>
    public (IReadOnlyList<PathRule> Rules, Lease? Lease) Acquire(IReadOnlyList<PathRule> rules)
    {
        if (!rules.Any(rule => rule.State == PathState.Missing) && !Directory.Exists(Folder))
        {
            return (rules, null);
        }

        using FileDescriptor held = Lock();
        HashSet<string> inUse = SweepDeadRuns();
        rules = Refresh(rules);
        List<PathRule> places = [.. rules.Where(rule => rule.State == PathState.Missing || inUse.Contains(rule.Path))];
        if (places.Count == 0)
        {
            return (rules, null);
        }

        string account = Path.Combine(Folder, AccountName());
        File.WriteAllText(account, string.Join(Separator, places.Select(rule => rule.Path)));
        var made = new HashSet<string>(StringComparer.Ordinal);
        var current = new List<PathRule>(rules.Count);
        foreach (PathRule rule in rules)
        {
            if (!places.Contains(rule))
            {
                current.Add(rule);
            }
            else if (inUse.Contains(rule.Path) && !IsTakenOver(rule.Path))
            {
                made.Add(rule.Path);
                current.Add(rule with { State = PathState.Missing });
            }
            else if (TryMake(rule) is { } state)
            {
                if (state == PathState.Missing)
                {
                    made.Add(rule.Path);
                }

                current.Add(rule with { State = state });
            }
        }

        File.WriteAllText(account, string.Join(Separator, made));
        return (current, new Lease(this, account));
    }

    /// <summary>Rules whose place was left by a dead run, and swept away since the plan was made, count as missing again.</summary>
    private static List<PathRule> Refresh(IReadOnlyList<PathRule> rules) =>
    [
        .. rules.Select(rule => rule.Access != PathAccess.Write && !Path.Exists(rule.Path) ? rule with { State = PathState.Missing } : rule),
    ];

    private void Release(string account)
    {
        using FileDescriptor held = Lock();
        string[] places = ReadAccount(account);
        File.Delete(account);
        HashSet<string> inUse = SweepDeadRuns();
        RemoveUnused(places, inUse);
    }

    /// <summary>Removes the accounts of dead runs with their places; returns the places of the living ones.</summary>
    private HashSet<string> SweepDeadRuns()
    {
        var inUse = new HashSet<string>(StringComparer.Ordinal);
        var abandoned = new List<string>();
        foreach (string account in Directory.EnumerateFiles(Folder))
        {
            string name = Path.GetFileName(account);
            if (name == LockName)
            {
                continue;
            }

            string[] places = ReadAccount(account);
            if (ProcessIdentity.TryParse(name) is { IsAlive: true })
            {
                inUse.UnionWith(places);
            }
            else
            {
                File.Delete(account);
                abandoned.AddRange(places);
            }
        }

        RemoveUnused(abandoned, inUse);
        return inUse;
    }

    private static void RemoveUnused(IEnumerable<string> places, HashSet<string> inUse)
    {
        foreach (string place in places.Where(place => !inUse.Contains(place) && !IsTakenOver(place)))
        {
            if (Directory.Exists(place))
            {
                // Fails when somebody else has filled it meanwhile, and then it is theirs.
                _ = Libc.rmdir(place);
            }
            else
            {
                File.Delete(place);
            }
        }
    }

    /// <summary>Whether the user has put something in the place, which makes it theirs.</summary>
    private static bool IsTakenOver(string place) => SandboxPath.StateOf(place) switch
    {
        PathState.Folder => Directory.EnumerateFileSystemEntries(place).Any(),
        PathState.File => new FileInfo(place) is { Length: > 0 } or { LinkTarget: not null },
        _ => true,
    };

    /// <summary>Missing when the place was made, the state when it exists after all, null when the user may not make it.</summary>
    private static PathState? TryMake(PathRule rule)
    {
        PathState state = SandboxPath.StateOf(rule.Path);
        if (state != PathState.Missing)
        {
            return state;
        }

        if (rule.Access == PathAccess.Hidden)
        {
            int fd = Libc.open(rule.Path, Libc.O_WRONLY | Libc.O_CREAT | Libc.O_EXCL | Libc.O_CLOEXEC, PrivateFile);
            if (fd < 0)
            {
                return null;
            }

            _ = Libc.close(fd);
            return PathState.Missing;
        }

        return Libc.mkdir(rule.Path, SharedFolder) == 0 ? PathState.Missing : null;
    }

    private static string[] ReadAccount(string account) =>
        File.ReadAllText(account).Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    private static string AccountName() => string.Create(
        CultureInfo.InvariantCulture, $"{ProcessIdentity.Current}-{Interlocked.Increment(ref _lastNumber)}");

    /// <summary>
    /// Makes the folder before any command could make it in our place; afterwards every confined command sees it read-only.
    /// </summary>
    /// <exception cref="IOException">It cannot be made, or is not the user's own.</exception>
    public void EnsureFolder()
    {
        if (Libc.mkdir(Folder, PrivateFolder) < 0 && Errno.Last is not Errno.EEXIST and int errno)
        {
            throw Errno.Failure($"mkdir {Folder}", errno);
        }

        _ = Errno.Check(Libc.lstatx(Folder, out Libc.FileStatus status), $"statx {Folder}");
        if ((status.Mode & (FolderType | AllPermissions)) != (FolderType | PrivateFolder) || status.UserId != Libc.geteuid())
        {
            throw new IOException($"{Folder} is not a private folder of this user: remove it.");
        }
    }

    private FileDescriptor Lock()
    {
        EnsureFolder();
        var held = new FileDescriptor(Errno.Check(
            Libc.open(Path.Combine(Folder, LockName), Libc.O_RDWR | Libc.O_CREAT | Libc.O_CLOEXEC | Libc.O_NOFOLLOW, PrivateFile), "open lock"));
        int result;
        do
        {
            result = Libc.flock(held.Number, Libc.LOCK_EX);
        }
        while (result < 0 && Errno.Last == Errno.EINTR);
        if (result < 0)
        {
            int failure = Errno.Last;
            held.Dispose();
            throw Errno.Failure("flock", failure);
        }

        return held;
    }

    /// <summary>One run's share in its places; disposing gives it back and removes places that nobody uses any more.</summary>
    internal sealed class Lease(MountPointRegistry registry, string account) : IDisposable
    {
        public void Dispose() => registry.Release(account);
    }
}
