using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Starts a process with <c>posix_spawn</c>: its own session, default signal dispositions, an empty signal mask.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class PosixSpawn
{
    /// <summary>Returns 0 and the process id, or the error number of the failing step (directory, open or exec).</summary>
    public static int TryStart(SpawnRequest request, out int pid)
    {
        byte* attributes = stackalloc byte[Libc.SpawnObjectSize];
        byte* actions = stackalloc byte[Libc.SpawnObjectSize];
        Check(Libc.posix_spawnattr_init(attributes));
        try
        {
            Check(Libc.posix_spawn_file_actions_init(actions));
            try
            {
                SetAttributes(attributes);
                using var sources = new SpawnSources(request.Descriptors);
                AddActions(actions, request, sources);
                return Start(request, actions, attributes, out pid);
            }
            finally
            {
                Check(Libc.posix_spawn_file_actions_destroy(actions));
            }
        }
        finally
        {
            Check(Libc.posix_spawnattr_destroy(attributes));
        }
    }

    private static void SetAttributes(byte* attributes)
    {
        byte* signals = stackalloc byte[Libc.SignalSetSize];
        _ = Libc.sigemptyset(signals);
        Check(Libc.posix_spawnattr_setsigmask(attributes, signals));
        _ = Libc.sigfillset(signals);
        Check(Libc.posix_spawnattr_setsigdefault(attributes, signals));
        Check(Libc.posix_spawnattr_setflags(
            attributes, Libc.POSIX_SPAWN_SETSID | Libc.POSIX_SPAWN_SETSIGMASK | Libc.POSIX_SPAWN_SETSIGDEF));
    }

    private static void AddActions(byte* actions, SpawnRequest request, SpawnSources sources)
    {
        if (request.ControllingTerminal is { } terminal)
        {
            Check(Libc.posix_spawn_file_actions_addopen(actions, 0, terminal, Libc.O_RDWR, 0));
            Check(Libc.posix_spawn_file_actions_adddup2(actions, 0, 1));
            Check(Libc.posix_spawn_file_actions_adddup2(actions, 0, 2));
        }

        for (int target = request.ControllingTerminal is null ? 0 : 3; target < sources.Count; target++)
        {
            if (sources[target] >= 0)
            {
                Check(Libc.posix_spawn_file_actions_adddup2(actions, sources[target], target));
            }
        }

        Check(Libc.posix_spawn_file_actions_addchdir_np(actions, request.WorkingDirectory));
    }

    private static int Start(SpawnRequest request, byte* actions, byte* attributes, out int pid)
    {
        using var argv = new NativeStringArray(request.Argv);
        using var environment = new NativeStringArray(request.Environment);
        nint program = Marshal.StringToCoTaskMemUTF8(request.Program);
        try
        {
            int started = 0;
            int error = Libc.posix_spawn(&started, (byte*)program, actions, attributes, argv.Pointer, environment.Pointer);
            pid = started;
            return error;
        }
        finally
        {
            Marshal.FreeCoTaskMem(program);
        }
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw Errno.Failure("posix_spawn set-up", error);
        }
    }
}
