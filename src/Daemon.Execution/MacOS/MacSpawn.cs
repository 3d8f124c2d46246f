using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sessions;
using Daemon.Interop.MacOS;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Execution.MacOS;

/// <summary>Starts a process by <c>posix_spawn</c>: default signals, no inherited descriptors but its streams.</summary>
[SupportedOSPlatform("macos")]
internal static unsafe class MacSpawn
{
    private const uint AllSignals = 0xffffffff;

    /// <summary>
    /// The file actions of <c>posix_spawn</c> are done before the session is made. So a command with a terminal begins as a shell that
    /// opens it, as the leader of the new session, and then becomes the command.
    /// </summary>
    private static readonly string[] OpenTerminal = ["/bin/sh", "-c", "exec <>\"$0\" >&0 2>&0 && exec \"$@\""];

    /// <param name="argv">The first is an absolute path.</param>
    /// <exception cref="CommandStartException">It cannot be started.</exception>
    /// <exception cref="IOException">Out of descriptors, terminals or memory.</exception>
    public static (MacProcess Process, SessionStreams Streams) Start(PlannedCommand command, IReadOnlyList<string> argv)
    {
        CommandSpec spec = command.Spec;
        bool kill = spec.KillLeftovers;
        bool confined = command.Plan.IsConfined;
        IReadOnlyList<string> environment = MacEnvironment.Lines(spec, command.Plan);
        if (spec.InheritStandardStreams)
        {
            int child = Spawn(spec, argv, environment, [0, 1, 2], ownSession: false);
            return (new MacProcess(child, confined, kill, ownSession: false, null), new SessionStreams(null, null, null));
        }

        if (spec.Terminal is { } size)
        {
            MacTerminal terminal = MacTerminal.Open(size);
            try
            {
                int child = Spawn(spec, [.. OpenTerminal, terminal.SlavePath, .. argv], environment, null, ownSession: true);
                terminal.Slave.Dispose();
                var screen = new FileStream(terminal.Master, FileAccess.ReadWrite, bufferSize: 0);
                return (new MacProcess(child, confined, kill, ownSession: true, terminal.Master), new SessionStreams(screen, null, screen) { IsTerminal = true });
            }
            catch
            {
                terminal.Dispose();
                throw;
            }
        }

        return StartWithPipes(spec, argv, environment, confined);
    }

    private static (MacProcess Process, SessionStreams Streams) StartWithPipes(
        CommandSpec spec, IReadOnlyList<string> argv, IReadOnlyList<string> environment, bool confined)
    {
        var ends = new List<SafeFileHandle>();
        try
        {
            (SafeFileHandle inputRead, SafeFileHandle inputWrite) = Pipe(ends);
            (SafeFileHandle outputRead, SafeFileHandle outputWrite) = Pipe(ends);
            (SafeFileHandle errorRead, SafeFileHandle errorWrite) = Pipe(ends);
            int child = Spawn(
                spec, argv, environment,
                [(int)inputRead.DangerousGetHandle(), (int)outputWrite.DangerousGetHandle(), (int)errorWrite.DangerousGetHandle()], ownSession: true);
            inputRead.Dispose();
            outputWrite.Dispose();
            errorWrite.Dispose();
            if (!spec.KeepInputOpen)
            {
                inputWrite.Dispose();
            }

            return (
                new MacProcess(child, confined, spec.KillLeftovers, ownSession: true, null),
                new SessionStreams(Reading(outputRead), Reading(errorRead), spec.KeepInputOpen ? new FileStream(inputWrite, FileAccess.Write, 0) : null));
        }
        catch
        {
            ends.ForEach(end => end.Dispose());
            throw;
        }
    }

    private static FileStream Reading(SafeFileHandle end) => new(end, FileAccess.Read, bufferSize: 0);

    private static (SafeFileHandle Read, SafeFileHandle Write) Pipe(List<SafeFileHandle> all)
    {
        int* ends = stackalloc int[2];
        MacError.Check(LibSystem.pipe(ends), "pipe");
        (SafeFileHandle Read, SafeFileHandle Write) pipe = (new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true));
        all.AddRange([pipe.Read, pipe.Write]);
        return pipe;
    }

    /// <param name="streams">What becomes descriptors 0, 1 and 2; null when the program opens them.</param>
    private static int Spawn(CommandSpec spec, IReadOnlyList<string> argv, IReadOnlyList<string> environment, int[]? streams, bool ownSession)
    {
        nint actions;
        nint attributes;
        using var arguments = new NativeStringArray(argv);
        using var variables = new NativeStringArray(environment);
        MacError.CheckNumber(LibSystem.posix_spawn_file_actions_init(&actions), "posix_spawn set-up");
        MacError.CheckNumber(LibSystem.posix_spawnattr_init(&attributes), "posix_spawn set-up");
        try
        {
            uint none = 0;
            uint all = AllSignals;
            short flags = LibSystem.POSIX_SPAWN_SETSIGDEF | LibSystem.POSIX_SPAWN_SETSIGMASK | LibSystem.POSIX_SPAWN_CLOEXEC_DEFAULT;
            Check(LibSystem.posix_spawnattr_setsigmask(&attributes, &none));
            Check(LibSystem.posix_spawnattr_setsigdefault(&attributes, &all));
            Check(LibSystem.posix_spawnattr_setflags(&attributes, ownSession ? (short)(flags | LibSystem.POSIX_SPAWN_SETSID) : flags));
            Check(LibSystem.posix_spawn_file_actions_addchdir_np(&actions, spec.WorkingDirectory));
            for (int target = 0; target < streams?.Length; target++)
            {
                Check(streams[target] == target
                    ? LibSystem.posix_spawn_file_actions_addinherit_np(&actions, target)
                    : LibSystem.posix_spawn_file_actions_adddup2(&actions, streams[target], target));
            }

            int pid;
            int error = LibSystem.posix_spawn(&pid, arguments.Pointer[0], &actions, &attributes, arguments.Pointer, variables.Pointer);
            return error == 0 ? pid : throw MacError.Start(spec, error);
        }
        finally
        {
            _ = LibSystem.posix_spawnattr_destroy(&attributes);
            _ = LibSystem.posix_spawn_file_actions_destroy(&actions);
        }
    }

    private static void Check(int error) => MacError.CheckNumber(error, "posix_spawn set-up");
}
