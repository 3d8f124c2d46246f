using System.Runtime.Versioning;
using System.Text;
using Daemon.Execution.Linux;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Finds bubblewrap and asks what works on this machine. An executable that works is asked once per process; one that does not is asked
/// again by the next command, since the remedy needs no restart. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class BubblewrapProbe(SpawnThread spawner, string? searchPath)
{
    private const string DefaultFolders = "/usr/bin:/bin:/usr/local/bin:/run/current-system/sw/bin";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<BubblewrapStatus>> _known = new(StringComparer.Ordinal);

    /// <summary>The first bubblewrap on the search path that the command cannot have put there.</summary>
    /// <param name="untrusted">Absolute folders that commands may write to.</param>
    public async Task<BubblewrapStatus> GetAsync(IReadOnlyList<string> untrusted)
    {
        string? executable = $"{searchPath}:{DefaultFolders}".Split(':')
            .Where(folder => folder.StartsWith('/'))
            .Select(folder => folder + "/bwrap")
            .Where(file => Libc.access(file, Libc.X_OK) == 0)
            .Select(SandboxPath.Resolve)
            .FirstOrDefault(file => !untrusted.Any(folder => SandboxPath.IsSameOrBelow(file, folder)));
        return executable is null
            ? new BubblewrapStatus(null, "Install the package 'bubblewrap'.")
            : await AskOnceAsync(executable);
    }

    private async Task<BubblewrapStatus> AskOnceAsync(string executable)
    {
        Task<BubblewrapStatus>? status;
        lock (_gate)
        {
            if (!_known.TryGetValue(executable, out status))
            {
                _known[executable] = status = AskAsync(executable);
            }
        }

        BubblewrapStatus answer = await status;
        if (answer.Features is null)
        {
            lock (_gate)
            {
                _known.Remove(executable);
            }
        }

        return answer;
    }

    private async Task<BubblewrapStatus> AskAsync(string executable)
    {
        bool isSetUserId = Libc.statx(executable, out Libc.FileStatus status) == 0 && (status.Mode & Libc.S_ISUID) != 0;
        var features = new BubblewrapFeatures(executable, CanMountProc: true, CanIsolateNetwork: true, isSetUserId);
        while (true)
        {
            (int exit, string error) = await RunAsync(executable, TrialOf(features));
            if (exit == 0)
            {
                return new BubblewrapStatus(features, null);
            }

            // Some containers forbid to configure the loopback of a new network; the filter refuses every network socket anyway.
            bool isNetwork = error.Contains("loopback", StringComparison.Ordinal);
            if (isNetwork && features.CanIsolateNetwork)
            {
                features = features with { CanIsolateNetwork = false };
            }
            else if (features.CanMountProc)
            {
                features = features with { CanMountProc = false };
            }
            else
            {
                return new BubblewrapStatus(null, NamespaceObstacle.Describe(executable, error, NamespaceObstacle.ReadFacts));
            }
        }
    }

    private static string[] TrialOf(BubblewrapFeatures features) =>
    [
        "bwrap", "--die-with-parent", "--unshare-user", "--unshare-pid", "--unshare-ipc",
        .. features.CanIsolateNetwork ? ["--unshare-net"] : Array.Empty<string>(),
        "--ro-bind", "/", "/", "--dev", "/dev", "--perms", "555", "--tmpfs", "/tmp", "--remount-ro", "/tmp", "--cap-drop", "ALL", "--chdir", "/",
        .. features.CanMountProc ? ["--proc", "/proc"] : Array.Empty<string>(),
        "--", features.Executable, "--version",
    ];

    private async Task<(int Exit, string Error)> RunAsync(string executable, IReadOnlyList<string> argv)
    {
        (FileDescriptor read, FileDescriptor write) = FileDescriptor.Pipe();
        using FileDescriptor ours = read;
        int pid;
        using (write)
        using (FileDescriptor nothing = FileDescriptor.Open("/dev/null", Libc.O_RDWR))
        {
            var request = new SpawnRequest(executable, argv, [], "/", [nothing.Number, nothing.Number, write.Number]);
            (int error, pid) = await spawner.RunAsync(() => (PreparedSpawn.TryStart(request, out int started), started));
            if (error != 0)
            {
                return (-1, Errno.Describe(error));
            }
        }

        return Collect(pid, ours);
    }

    private static (int Exit, string Error) Collect(int pid, FileDescriptor errors)
    {
        Span<byte> buffer = stackalloc byte[1024];
        int length = 0;
        for (int count; length < buffer.Length && (count = errors.Read(buffer[length..], out _)) > 0; length += count)
        {
        }

        return (ChildProcess.Wait(pid).Status, Encoding.UTF8.GetString(buffer[..length]).Trim());
    }
}
