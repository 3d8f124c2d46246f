using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Daemon.Execution.Linux;
using Daemon.Execution.Sandbox.Linux.Network;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Starts commands in namespaces of their own, with a view of the file system that shows what the plan allows.</summary>
[SupportedOSPlatform("linux")]
internal sealed class BubblewrapRunner(SpawnThread spawner, MountPointRegistry mountPoints, EpollLoop loop, IReadOnlyList<string> entryCommand, bool allowPidFd)
{
    private const int FilterNumber = 3;
    private const int ArgumentsNumber = 4;
    private const int EntryNumber = 5;
    private const int ResolverNumber = 6;

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

        var leases = new Leases();
        try
        {
            NetworkEntry? entry = plan.Network == NetworkMode.Proxied ? leases.Add(new NetworkEntry(loop, spec.Proxy!)) : null;
            (IReadOnlyList<PathRule> rules, MountPointRegistry.Lease? lease) = mountPoints.Acquire(plan.Rules);
            leases.Add(lease);
            return await StartAsync(spec, plan with { Rules = rules }, features, streams, entry, leases);
        }
        catch
        {
            leases.Dispose();
            throw;
        }
    }

    private async Task<LaunchedProcess> StartAsync(
        CommandSpec spec, SandboxPlan plan, BubblewrapFeatures features, CommandStreams streams, NetworkEntry? entry, Leases leases)
    {
        using FileDescriptor filter = FileDescriptor.InMemory(
            "seccomp", SeccompFilter.Build(plan.Network, RuntimeInformation.ProcessArchitecture));
        List<string> options = BubblewrapArguments.Build(
            plan, features, spec.WorkingDirectory, CommandEnvironment.Lines(spec, plan), FilterNumber);
        using FileDescriptor? resolver = entry?.ResolvesNames == true
            ? FileDescriptor.InMemory("resolv.conf", Encoding.UTF8.GetBytes(NetworkEntryProgram.ResolverConfiguration))
            : null;
        if (resolver is not null)
        {
            string file = SandboxPath.Resolve("/etc/resolv.conf");
            BubblewrapArguments.AddResolver(options, ResolverNumber, File.Exists(file) && plan.AccessTo(file) != PathAccess.Hidden ? file : null);
        }

        using FileDescriptor arguments = FileDescriptor.InMemory("arguments", Encoding.UTF8.GetBytes(string.Join('\0', options)));
        string[] argv =
        [
            "bwrap", "--args", ArgumentsNumber.ToString(CultureInfo.InvariantCulture), "--",
            .. SessionPrefix(plan, streams.IsTerminal), .. EntryPrefix(entry), .. spec.Argv,
        ];
        int[] descriptors = [.. streams.Theirs, filter.Number, arguments.Number, .. entry is null ? Array.Empty<int>() : [entry.Theirs], .. resolver is null ? Array.Empty<int>() : [resolver.Number]];
        var request = new SpawnRequest(features.Executable, argv, [], "/", descriptors);
        (int error, int pid) = await spawner.RunAsync(() => (PreparedSpawn.TryStart(request, out int started), started));
        entry?.CloseTheirs();
        return error == 0
            ? LaunchedProcess.Adopt(pid, allowPidFd, sandboxed: true, watchdog: null, leases.OrNull)
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

    /// <summary>Our own program opens the sockets of the proxy inside of the command's network, and becomes the command.</summary>
    private IEnumerable<string> EntryPrefix(NetworkEntry? entry) =>
        entry is null ? [] : NetworkEntryProgram.Arguments(entryCommand, EntryNumber, entry.ResolvesNames);
}
