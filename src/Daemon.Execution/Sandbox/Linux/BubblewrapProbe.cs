using System.Runtime.Versioning;
using Daemon.Execution.Linux;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Finds bubblewrap and asks once what works on this machine. Thread-safe.</summary>
[SupportedOSPlatform("linux")]
internal sealed class BubblewrapProbe(SpawnThread spawner)
{
    private static readonly string[] Folders = ["/usr/bin", "/usr/local/bin", "/bin", "/run/current-system/sw/bin"];

    private readonly Lock _gate = new();
    private Task<BubblewrapStatus>? _status;

    /// <summary>The answer, found at the first call. Never faults.</summary>
    public Task<BubblewrapStatus> GetAsync()
    {
        lock (_gate)
        {
            return _status ??= ProbeAsync();
        }
    }

    private async Task<BubblewrapStatus> ProbeAsync()
    {
        string? executable = Folders.Select(folder => folder + "/bwrap").FirstOrDefault(file => Libc.access(file, Libc.X_OK) == 0);
        if (executable is null)
        {
            return new BubblewrapStatus(null, "bubblewrap is not installed: install the package 'bubblewrap'.");
        }

        string[] basis =
        [
            "bwrap", "--die-with-parent", "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-net", "--ro-bind", "/", "/",
            "--dev", "/dev", "--cap-drop", "ALL",
        ];
        (int exit, string error) = await RunAsync(executable, [.. basis, "--proc", "/proc", "--", "/bin/true"]);
        if (exit == 0)
        {
            return new BubblewrapStatus(new BubblewrapFeatures(executable, CanMountProc: true), null);
        }

        (exit, string second) = await RunAsync(executable, [.. basis, "--", "/bin/true"]);
        if (exit == 0)
        {
            return new BubblewrapStatus(new BubblewrapFeatures(executable, CanMountProc: false), null);
        }

        string problem = $"bubblewrap cannot make namespaces here ({(second.Length > 0 ? second : error)}): allow unprivileged user namespaces "
            + "(sysctl user.max_user_namespaces > 0; kernel.apparmor_restrict_unprivileged_userns = 0 or an AppArmor profile for bwrap).";
        return new BubblewrapStatus(null, problem);
    }

    private async Task<(int Exit, string Error)> RunAsync(string executable, IReadOnlyList<string> argv)
    {
        (FileDescriptor read, FileDescriptor write) = FileDescriptor.Pipe();
        using FileDescriptor ours = read;
        int pid;
        using (write)
        using (FileDescriptor nothing = FileDescriptor.Open("/dev/null", Libc.O_RDWR))
        {
            var request = new SpawnRequest(executable, argv, [], "/", [nothing.Number, nothing.Number, write.Number]);
            (int error, pid) = await spawner.RunAsync(() => (PosixSpawn.TryStart(request, out int started), started));
            if (error != 0)
            {
                return (-1, Errno.Describe(error));
            }
        }

        return Collect(pid, ours);
    }

    private static unsafe (int Exit, string Error) Collect(int pid, FileDescriptor errors)
    {
        Span<byte> buffer = stackalloc byte[1024];
        int length = 0;
        for (int count; length < buffer.Length && (count = errors.Read(buffer[length..], out _)) > 0; length += count)
        {
        }

        Libc.ChildSignalInfo info = default;
        while (Libc.waitid(Libc.P_PID, (uint)pid, &info, Libc.WEXITED) < 0 && Errno.Last == Errno.EINTR)
        {
        }

        return (info.Status, System.Text.Encoding.UTF8.GetString(buffer[..length]).Trim());
    }
}
