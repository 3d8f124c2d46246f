using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>
/// A <c>posix_spawn</c> call with all of its arguments in native memory: own session, default signal dispositions, empty signal mask.
/// <see cref="Start"/> allocates nothing, so that it can run on a restricted thread.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class PreparedSpawn : IDisposable
{
    private readonly SpawnSources _sources;
    private readonly NativeStringArray _argv;
    private readonly NativeStringArray _environment;
    private readonly nint _program;
    private byte* _attributes;
    private byte* _actions;

    /// <exception cref="ArgumentException">An argument or variable contains a NUL character.</exception>
    /// <exception cref="IOException">Out of memory or descriptors.</exception>
    public PreparedSpawn(SpawnRequest request)
    {
        _argv = new NativeStringArray(request.Argv);
        _environment = new NativeStringArray(request.Environment);
        _sources = new SpawnSources(request.Descriptors);
        _program = Marshal.StringToCoTaskMemUTF8(request.Program);
        _attributes = (byte*)NativeMemory.AllocZeroed(Libc.SpawnObjectSize);
        _actions = (byte*)NativeMemory.AllocZeroed(Libc.SpawnObjectSize);
        Check(Libc.posix_spawnattr_init(_attributes));
        Check(Libc.posix_spawn_file_actions_init(_actions));
        SetAttributes();
        AddActions(request);
    }

    /// <summary>Prepares and starts in one step. Returns 0, or the error number of the failing step (directory, open or exec).</summary>
    public static int TryStart(SpawnRequest request, out int pid)
    {
        using var prepared = new PreparedSpawn(request);
        return prepared.Start(out pid);
    }

    /// <summary>Starts the process. Returns 0, or the error number of the failing step.</summary>
    public int Start(out int pid)
    {
        int started = 0;
        int error = Libc.posix_spawn(&started, (byte*)_program, _actions, _attributes, _argv.Pointer, _environment.Pointer);
        pid = started;
        return error;
    }

    public void Dispose()
    {
        if (_attributes is null)
        {
            return;
        }

        Check(Libc.posix_spawn_file_actions_destroy(_actions));
        Check(Libc.posix_spawnattr_destroy(_attributes));
        NativeMemory.Free(_actions);
        NativeMemory.Free(_attributes);
        _actions = _attributes = null;
        Marshal.FreeCoTaskMem(_program);
        _sources.Dispose();
        _environment.Dispose();
        _argv.Dispose();
    }

    private void SetAttributes()
    {
        byte* signals = stackalloc byte[Libc.SignalSetSize];
        _ = Libc.sigemptyset(signals);
        Check(Libc.posix_spawnattr_setsigmask(_attributes, signals));
        _ = Libc.sigfillset(signals);
        Check(Libc.posix_spawnattr_setsigdefault(_attributes, signals));
        Check(Libc.posix_spawnattr_setflags(
            _attributes, Libc.POSIX_SPAWN_SETSID | Libc.POSIX_SPAWN_SETSIGMASK | Libc.POSIX_SPAWN_SETSIGDEF));
    }

    private void AddActions(SpawnRequest request)
    {
        if (request.ControllingTerminal is { } terminal)
        {
            Check(Libc.posix_spawn_file_actions_addopen(_actions, 0, terminal, Libc.O_RDWR, 0));
            Check(Libc.posix_spawn_file_actions_adddup2(_actions, 0, 1));
            Check(Libc.posix_spawn_file_actions_adddup2(_actions, 0, 2));
        }

        for (int target = request.ControllingTerminal is null ? 0 : 3; target < _sources.Count; target++)
        {
            if (_sources[target] >= 0)
            {
                Check(Libc.posix_spawn_file_actions_adddup2(_actions, _sources[target], target));
            }
        }

        Check(Libc.posix_spawn_file_actions_addchdir_np(_actions, request.WorkingDirectory));
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw Errno.Failure("posix_spawn set-up", error);
        }
    }
}
