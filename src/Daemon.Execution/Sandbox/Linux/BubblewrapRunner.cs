using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Daemon.Execution.Linux;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Starts commands in namespaces of their own, with a view of the file system that shows what the plan allows.</summary>
[SupportedOSPlatform("linux")]
internal sealed class BubblewrapRunner(SpawnThread spawner, MountPointRegistry mountPoints, bool allowPidFd)
{
    private const int FilterNumber = 3;
    private const int ArgumentsNumber = 4;

    private static readonly string[] SetsidPaths = ["/usr/bin/setsid", "/bin/setsid", "/run/current-system/sw/bin/setsid"];

    /// <exception cref="CommandStartException">The working directory is missing, or bubblewrap cannot be started.</exception>
    /// <exception cref="IOException">The system is out of a resource, or the mount-point registry cannot be used.</exception>
    public async Task<LaunchedProcess> StartAsync(CommandSpec spec, SandboxPlan plan, BubblewrapFeatures features, CommandStreams streams)
    {
        if (!Directory.Exists(spec.WorkingDirectory))
        {
            throw StartFailure.Of(spec, Errno.ENOENT);
        }

        if (streams.IsTerminal)
        {
            streams.OpenTerminal();
        }

        (IReadOnlyList<PathRule> rules, MountPointRegistry.Lease? lease) = mountPoints.Acquire(plan.Rules);
        try
        {
            return await StartAsync(spec, plan with { Rules = rules }, features, streams, lease);
        }
        catch
        {
            lease?.Dispose();
            throw;
        }
    }

    private async Task<LaunchedProcess> StartAsync(
        CommandSpec spec, SandboxPlan plan, BubblewrapFeatures features, CommandStreams streams, IDisposable? lease)
    {
        using FileDescriptor filter = FileDescriptor.InMemory(
            "seccomp", SeccompFilter.Build(plan.Network, RuntimeInformation.ProcessArchitecture));
        List<string> options = BubblewrapArguments.Build(
            plan, features, spec.WorkingDirectory, CommandEnvironment.Lines(spec, plan), FilterNumber);
        using FileDescriptor arguments = FileDescriptor.InMemory("arguments", Encoding.UTF8.GetBytes(string.Join('\0', options)));
        string[] argv =
        [
            "bwrap", "--args", ArgumentsNumber.ToString(CultureInfo.InvariantCulture), "--",
            .. SessionPrefix(plan, streams.IsTerminal), .. spec.Argv,
        ];
        var request = new SpawnRequest(features.Executable, argv, [], "/", [.. streams.Theirs, filter.Number, arguments.Number]);
        (int error, int pid) = await spawner.RunAsync(() => (PreparedSpawn.TryStart(request, out int started), started));
        return error == 0
            ? LaunchedProcess.Adopt(pid, allowPidFd, sandboxed: true, watchdog: null, lease)
            : throw new CommandStartException(CommandStartFailure.Other, $"{features.Executable}: {Errno.Describe(error)}", error);
    }

    /// <summary>
    /// setsid(1) gives the command a session without the wrapper in it, with the terminal as its controlling one, so that ^C reaches the
    /// command only. It also reports a program that cannot be executed by 127 or 126. A view without it does without.
    /// </summary>
    private static IEnumerable<string> SessionPrefix(SandboxPlan plan, bool terminal)
    {
        string? setsid = SetsidPaths.FirstOrDefault(
            path => File.Exists(path) && plan.AccessTo(SandboxPath.Resolve(path)) != PathAccess.Hidden);
        return setsid is null ? [] : terminal ? [setsid, "-c", "--"] : [setsid, "--"];
    }
}
