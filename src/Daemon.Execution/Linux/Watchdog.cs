using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>
/// Ends commands that have no parent-death signal when the daemon dies, even by SIGKILL: a small shell that reads process-group ids and
/// tree marks from a pipe which only the daemon holds, and at its end kills what is left of those groups and trees. It has a session of its own, costs no CPU
/// while it waits, starts with the first such command, and is replaced when somebody kills it. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Watchdog
{
    /// <summary>Keeps the set of <c>group:mark</c> in one blank-separated variable.</summary>
    private const string Script =
        "trap '' HUP INT TERM; g=' '; " +
        "while read -r op p; do case $op in +) g=\"$g$p \";; -) g=\"${g%% $p *} ${g#* $p }\";; esac; done; " +
        "for p in $g; do kill -9 -${p%%:*}; " +
        "for e in $(grep -lsF -e \"${p#*:}\" /proc/[0-9]*/environ); do e=${e#/proc/}; kill -9 ${e%/environ}; done; done 2>/dev/null";

    private readonly Lock _gate = new();
    private readonly Dictionary<int, TreeMark> _groups = [];
    private FileDescriptor? _pipe;

    /// <summary>Adds a process group and the mark of its tree.</summary>
    /// <exception cref="IOException">The shell cannot be started.</exception>
    public void Watch(int group, TreeMark mark)
    {
        lock (_gate)
        {
            _groups.Add(group, mark);
            if (_pipe is null || !TrySend('+', group, mark))
            {
                Restart();
            }
        }
    }

    /// <summary>Removes a process group; to be called before its leader is reaped, while the number cannot mean another process.</summary>
    public void Forget(int group)
    {
        lock (_gate)
        {
            if (_groups.Remove(group, out TreeMark? mark) && _pipe is not null && !TrySend('-', group, mark))
            {
                // It was killed. The next command's start replaces it.
                _pipe.Dispose();
                _pipe = null;
            }
        }
    }

    private void Restart()
    {
        _pipe?.Dispose();
        _pipe = null;
        (FileDescriptor read, FileDescriptor write) = FileDescriptor.Pipe();
        using FileDescriptor theirs = read;
        using FileDescriptor nothing = FileDescriptor.Open("/dev/null", Libc.O_RDWR);
        var request = new SpawnRequest("/bin/sh", ["sh", "-c", Script], [], "/", [theirs.Number, nothing.Number, nothing.Number]);
        int error = PreparedSpawn.TryStart(request, out _);
        if (error != 0)
        {
            write.Dispose();
            throw Errno.Failure("start of the watchdog shell", error);
        }

        _pipe = write;
        foreach ((int group, TreeMark mark) in _groups)
        {
            _ = TrySend('+', group, mark);
        }
    }

    private bool TrySend(char operation, int group, TreeMark mark)
    {
        // Far below PIPE_BUF: such a write is whole or fails.
        byte[] line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{operation} {group}:{mark.Word}\n"));
        return _pipe!.Write(line, out _) == line.Length;
    }
}
