using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;
using Daemon.Execution.Sandbox.Linux.Supervision;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Starts a command itself, without a wrapper: as it is, or from a thread that is restricted first.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DirectRunner(SpawnThread spawner, Watchdog watchdog, bool allowPidFd)
{
    /// <param name="restrict">Makes the restriction of the starting thread, for each attempt anew; null for none.</param>
    /// <param name="sessions">What its supervisor writes down; null when nobody does.</param>
    /// <exception cref="CommandStartException">The program cannot be started.</exception>
    /// <exception cref="IOException">The system is out of a resource, or refused the restriction.</exception>
    public async Task<LaunchedProcess> StartAsync(
        PlannedCommand command,
        CommandStreams streams,
        Func<(ThreadRestriction Restriction, CallSupervisor? Supervisor)>? restrict = null,
        SessionLog? sessions = null)
    {
        CommandSpec spec = command.Spec;
        string program = ExecutableLookup.Find(spec.Argv[0], spec.Environment, spec.WorkingDirectory, out int errno)
            ?? throw StartFailure.Of(spec, errno);
        TreeMark mark = TreeMark.Make(spec.Environment);
        var request = new SpawnRequest(
            program, spec.Argv, CommandEnvironment.Lines(spec, command.Plan, mark), spec.WorkingDirectory, streams.Theirs, streams.TerminalPath);
        if (LimitedStart.Prefix(command.Plan.IsConfined ? command.Plan.Limits : new(), command.Plan) is [var first, ..] limited)
        {
            request = request with { Program = first, Argv = [.. limited, program, .. spec.Argv.Skip(1)] };
        }

        (int error, int pid) = await SpawnAsync(request, restrict);
        if (error == Errno.ENOEXEC)
        {
            // A script without an interpreter line: execvp(3) hands it to the shell.
            request = request with { Program = "/bin/sh", Argv = ["/bin/sh", program, .. spec.Argv.Skip(1)] };
            (error, pid) = await SpawnAsync(request, restrict);
        }

        if (error != 0)
        {
            throw StartFailure.Of(spec, error);
        }

        LaunchedProcess process = LaunchedProcess.Adopt(pid, allowPidFd, command.Plan.IsConfined, (watchdog, mark), lease: null);
        process.KillsLeftovers = spec.KillLeftovers;
        process.Sessions = sessions;
        return process;
    }

    private Task<(int Error, int Pid)> SpawnAsync(
        SpawnRequest request, Func<(ThreadRestriction Restriction, CallSupervisor? Supervisor)>? restrict) => spawner.RunAsync(() =>
    {
        if (restrict is null)
        {
            return (PreparedSpawn.TryStart(request, out int started), started);
        }

        (ThreadRestriction restriction, CallSupervisor? supervisor) = restrict();
        using (restriction)
        {
            return new ConfinedSpawn(isParent: false).Start(request, restriction, supervisor);
        }
    });
}
