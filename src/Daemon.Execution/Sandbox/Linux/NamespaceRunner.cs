using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Daemon.Execution.Linux;
using Daemon.Execution.Sandbox.Linux.Network;
using Daemon.Execution.Sandbox.Linux.Supervision;
using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Starts commands by bubblewrap in namespaces of their own, with a view of the file system that shows what the plan allows.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class NamespaceRunner(
    CommandStarter starter, SpawnThread spawner, BubblewrapProbe bubblewrap, MountPointRegistry mountPoints, LauncherOptions launching)
    : ISandboxRunner
{
    private const int FilterNumber = 3;
    private const int ArgumentsNumber = 4;
    private const int EntryNumber = 5;
    private const int ResolverNumber = 6;

    /// <summary>Joins the control group of which $0 is the list of members, then becomes the program.</summary>
    private const string JoinGroup = "echo $$ >\"$0\" && exec \"$@\"";

    private static readonly string[] SetsidPaths = ["/usr/bin/setsid", "/bin/setsid", "/run/current-system/sw/bin/setsid"];

    public SandboxMechanism Mechanism => SandboxMechanism.Namespaces;

    public async Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken)
    {
        bool proxied = command.Plan.Network == NetworkMode.Proxied;
        if (!proxied && (!command.Plan.ConfinesFiles || command.Spec.PreferPathRules))
        {
            return new RunnerVerdict.NotMeant();
        }

        BubblewrapStatus status = await StatusAsync(command, cancellationToken);
        return status.Features is null ? new RunnerVerdict.Cannot(status.Problem!)
            : proxied && !status.Features.CanIsolateNetwork
                ? new RunnerVerdict.Cannot($"{status.Features.Executable} cannot make a network of its own here, which the managed proxy needs.")
            : BubblewrapArguments.Exceed(command) is { } places
                ? new RunnerVerdict.Cannot($"The profile has rules for {places} places, more than bubblewrap can mount: deny a folder around them instead.")
            : new RunnerVerdict.Enforces();
    }

    public async Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken)
    {
        BubblewrapStatus status = await StatusAsync(command, cancellationToken);
        BubblewrapFeatures features = status.Features
            ?? throw new CommandStartException(CommandStartFailure.SandboxUnavailable, status.Problem!);
        if (!Directory.Exists(command.Spec.WorkingDirectory))
        {
            throw StartFailure.Of(command.Spec, Errno.ENOENT);
        }

        RefuseMissingProgram(command);
        CallFilterOptions filter = Filter(command, features);
        CallSupervisor? supervisor = filter.Watch == CallWatch.None
            ? null
            : new CallSupervisor(command.Plan, filter, SupervisedProcess.OwnFilterCount + 1);
        return await starter.StartAsync(
            command.Spec,
            output,
            streams => LaunchAsync(command, features, filter, supervisor, streams),
            filter.Watch.HasFlag(CallWatch.Refusals) ? supervisor?.Denials : null);
    }

    private async Task<BubblewrapStatus> StatusAsync(PlannedCommand command, CancellationToken cancellationToken) => launching.AllowNamespaces
        ? await bubblewrap.GetAsync(command.UntrustedFolders).WaitAsync(cancellationToken)
        : new BubblewrapStatus(null, "Namespaces are switched off by an option.");

    private static CallFilterOptions Filter(PlannedCommand command, BubblewrapFeatures features)
    {
        var watch = CallWatch.None;
        if (!features.IsSetUserId && (command.Spec.RecordDenials || command.Plan.DeniesByName) && SupervisionProbe.IsPossible)
        {
            watch = command.Spec.RecordDenials ? CallWatch.Refusals | CallWatch.Writes : CallWatch.None;
            if (command.Plan.DeniesByName)
            {
                watch |= CallWatch.Reads;
            }
        }

        return new CallFilterOptions(command.Plan.Network) { Watch = watch, Part = CallFilterPart.Outer };
    }

    /// <summary>Inside, setsid(1) would report it, in its own name.</summary>
    private static void RefuseMissingProgram(PlannedCommand command)
    {
        (CommandSpec spec, SandboxPlan plan) = command;
        bool Sees(string file) => plan.AccessTo(SandboxPath.Resolve(file)) != PathAccess.Hidden;
        string? program = ExecutableLookup.Find(spec.Argv[0], spec.Environment, spec.WorkingDirectory, out int errno, Sees);
        if (program is not null)
        {
            string file = Path.Combine(spec.WorkingDirectory, program);
            errno = !Path.Exists(file) || !Sees(file) ? Errno.ENOENT
                : Directory.Exists(file) || Libc.access(file, Libc.X_OK) != 0 ? Errno.EACCES
                : 0;
        }

        if (errno != 0)
        {
            throw StartFailure.Of(spec, errno);
        }
    }

    private async Task<LaunchedProcess> LaunchAsync(
        PlannedCommand command, BubblewrapFeatures features, CallFilterOptions filter, CallSupervisor? supervisor, CommandStreams streams)
    {
        if (streams.IsTerminal)
        {
            streams.OpenTerminal();
        }

        var leases = new Leases();
        try
        {
            NetworkEntry? entry = leases.Add(command.Plan.Network == NetworkMode.Proxied ? new NetworkEntry(starter.Loop, command.Spec.Proxy!) : null);
            (IReadOnlyList<PathRule> rules, MountPointRegistry.Lease? places) = mountPoints.Acquire(command.Plan.Rules);
            leases.Add(places);
            ControlGroup? group = leases.Add(MakeGroup(command.Plan.Limits));
            return await LaunchAsync(
                command with { Plan = command.Plan with { Rules = rules } }, features, filter, supervisor, streams, entry, group, leases);
        }
        catch
        {
            leases.Dispose();
            throw;
        }
    }

    private async Task<LaunchedProcess> LaunchAsync(
        PlannedCommand command,
        BubblewrapFeatures features,
        CallFilterOptions outer,
        CallSupervisor? supervisor,
        CommandStreams streams,
        NetworkEntry? entry,
        ControlGroup? group,
        Leases leases)
    {
        (CommandSpec spec, SandboxPlan plan) = command;
        Architecture architecture = RuntimeInformation.ProcessArchitecture;
        using FileDescriptor filter = FileDescriptor.InMemory(
            "seccomp", SeccompFilter.Build(outer with { Part = CallFilterPart.Inner }, architecture));
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
        CommandLimits limits = group is null ? plan.Limits : plan.Limits with { MaxProcesses = null, MaxMemoryBytes = null };
        string[] argv =
        [
            "bwrap", "--args", ArgumentsNumber.ToString(CultureInfo.InvariantCulture), "--",
            .. EntryPrefix(entry), .. LimitedStart.Prefix(limits, plan), .. SessionPrefix(plan, streams.IsTerminal), .. spec.Argv,
        ];
        var request = new SpawnRequest(features.Executable, argv, [], "/",
        [
            .. streams.Theirs, filter.Number, arguments.Number,
            .. entry is null ? Array.Empty<int>() : [entry.Theirs], .. resolver is null ? Array.Empty<int>() : [resolver.Number],
        ]);
        if (group is not null)
        {
            request = request with { Program = "/bin/sh", Argv = ["sh", "-c", JoinGroup, group.MembersFile, features.Executable, .. argv.Skip(1)] };
        }

        (int error, int pid) = await spawner.RunAsync(() => supervisor is null
            ? (PreparedSpawn.TryStart(request, out int started), started)
            : StartSupervised(request, outer, supervisor, leases));
        entry?.CloseTheirs();
        return error == 0
            ? LaunchedProcess.Adopt(pid, launching.AllowPidFd, sandboxed: true, tree: null, leases.IsEmpty ? null : leases)
            : throw new CommandStartException(CommandStartFailure.Other, $"{features.Executable}: {Errno.Describe(error)}", error);
    }

    private static (int Error, int Pid) StartSupervised(SpawnRequest request, CallFilterOptions filter, CallSupervisor supervisor, Leases leases)
    {
        using var restriction = new ThreadRestriction(
            SeccompFilter.Build(filter, RuntimeInformation.ProcessArchitecture), pathRules: null, hasListener: true);
        var spawn = new ConfinedSpawn(isParent: true);
        leases.Add(spawn);
        return spawn.Start(request, restriction, supervisor);
    }

    /// <summary>
    /// Our own program opens the sockets of the proxy inside of the command's network, and becomes what follows. It comes before the
    /// command's limits, which are not its own.
    /// </summary>
    private IEnumerable<string> EntryPrefix(NetworkEntry? entry) =>
        entry is null ? [] : NetworkEntryProgram.Arguments(launching.NetworkEntryCommand, EntryNumber, entry.ResolvesNames);

    private static ControlGroup? MakeGroup(CommandLimits limits)
    {
        if (limits is { MaxProcesses: null, MaxMemoryBytes: null })
        {
            return null;
        }

        (string? root, string? own) = ControlGroup.Locate(File.ReadAllText("/proc/self/mounts"), File.ReadAllText("/proc/self/cgroup"));
        return ControlGroup.TryMake(limits, root, own);
    }

    /// <summary>
    /// setsid(1) gives the command a session without the wrapper in it, with the terminal as its controlling one, so that ^C reaches the
    /// command only. A view without it does without.
    /// </summary>
    private static IEnumerable<string> SessionPrefix(SandboxPlan plan, bool terminal)
    {
        string? setsid = Array.Find(SetsidPaths, path => File.Exists(path) && plan.AccessTo(SandboxPath.Resolve(path)) != PathAccess.Hidden);
        return setsid is null ? [] : terminal ? [setsid, "-c", "--"] : [setsid, "--"];
    }
}
