using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Starts a command itself, without a wrapper: as it is, or from a thread that is restricted first.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DirectRunner(SpawnThread spawner, Watchdog watchdog, bool allowPidFd)
{
    /// <exception cref="CommandStartException">The program cannot be started.</exception>
    /// <exception cref="IOException">The system is out of a resource, or refused the restriction.</exception>
    public async Task<LaunchedProcess> StartAsync(CommandSpec spec, SandboxPlan plan, CommandStreams streams, ThreadRestriction? restriction)
    {
        string program = ExecutableLookup.Find(spec.Argv[0], spec.Environment, spec.WorkingDirectory, out int errno)
            ?? throw StartFailure.Of(spec, errno);
        var request = new SpawnRequest(
            program, spec.Argv, CommandEnvironment.Lines(spec, plan), spec.WorkingDirectory, streams.Theirs, streams.TerminalPath);
        (int error, int pid) = await SpawnAsync(request, restriction);
        if (error == Errno.ENOEXEC)
        {
            // A script without an interpreter line: execvp(3) hands it to the shell.
            request = request with { Program = "/bin/sh", Argv = ["/bin/sh", program, .. spec.Argv.Skip(1)] };
            (error, pid) = await SpawnAsync(request, restriction);
        }

        return error == 0
            ? LaunchedProcess.Adopt(pid, allowPidFd, plan.IsConfined, watchdog, lease: null)
            : throw StartFailure.Of(spec, error);
    }

    private Task<(int Error, int Pid)> SpawnAsync(SpawnRequest request, ThreadRestriction? restriction) => restriction is null
        ? spawner.RunAsync(() => (PreparedSpawn.TryStart(request, out int started), started))
        : spawner.RunRestrictedAsync(request, restriction);
}
