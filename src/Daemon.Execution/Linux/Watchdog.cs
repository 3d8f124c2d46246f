using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>
/// Ends commands that have no parent-death signal when the daemon dies, even by SIGKILL: a small shell that reads process-group ids
/// from a pipe which only the daemon holds, and at its end kills the groups that are left. It has a session of its own, costs no CPU
/// while it waits, and starts with the first such command. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Watchdog(SpawnThread spawner)
{
    /// <summary>Keeps the set of groups in one blank-separated variable.</summary>
    private const string Script =
        "trap '' HUP INT TERM; g=' '; " +
        "while read -r op p; do case $op in +) g=\"$g$p \";; -) g=\"${g%% $p *} ${g#* $p }\";; esac; done; " +
        "for p in $g; do kill -9 -- -$p; done 2>/dev/null";

    private readonly Lock _gate = new();
    private FileDescriptor? _pipe;

    /// <summary>Starts the shell unless it runs.</summary>
    /// <exception cref="IOException">It cannot be started.</exception>
    public async Task StartAsync()
    {
        lock (_gate)
        {
            if (_pipe is not null)
            {
                return;
            }
        }

        await spawner.RunAsync(Start);
    }

    /// <summary>Adds a process group.</summary>
    public void Watch(int group) => Send('+', group);

    /// <summary>Removes a process group; to be called before its leader is reaped.</summary>
    public void Forget(int group) => Send('-', group);

    private bool Start()
    {
        lock (_gate)
        {
            if (_pipe is not null)
            {
                return true;
            }

            (FileDescriptor read, FileDescriptor write) = FileDescriptor.Pipe();
            using FileDescriptor theirs = read;
            using FileDescriptor nothing = FileDescriptor.Open("/dev/null", Libc.O_RDWR);
            var request = new SpawnRequest(
                "/bin/sh", ["sh", "-c", Script], [], "/", [theirs.Number, nothing.Number, nothing.Number]);
            int error = PreparedSpawn.TryStart(request, out _);
            if (error != 0)
            {
                write.Dispose();
                throw Errno.Failure("start of the watchdog shell", error);
            }

            _pipe = write;
            return true;
        }
    }

    private void Send(char operation, int group)
    {
        lock (_gate)
        {
            _pipe!.WriteAll(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{operation} {group}\n")));
        }
    }
}
