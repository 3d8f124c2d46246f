using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Starts commands on Linux: plainly, in a bubblewrap sandbox, or under in-kernel rules of the process alone.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxLauncher : ICommandLauncher
{
    private const string NetworkDisabledVariable = "CODEX_SANDBOX_NETWORK_DISABLED";

    private static readonly string[] MinimalPaths =
        ["/bin", "/sbin", "/usr", "/etc", "/lib", "/lib64", "/nix/store", "/run/current-system/sw"];

    private static readonly string[] SetsidPaths = ["/usr/bin/setsid", "/bin/setsid", "/run/current-system/sw/bin/setsid"];

    private readonly LauncherOptions _options;
    private readonly IReadOnlyList<(string Path, PathAccess Access)> _controlFolders;
    private readonly EpollLoop _loop = new();
    private readonly SpawnThread _spawner = new();
    private readonly Watchdog _watchdog;
    private readonly BubblewrapProbe _bubblewrap;
    private readonly MountPointRegistry _mountPoints = MountPointRegistry.ForCurrentUser();

    public LinuxLauncher(LauncherOptions options)
    {
        _options = options;
        _controlFolders =
        [
            .. options.ControlSocketFolders.Select(folder => (folder, PathAccess.Hidden)),
            (_mountPoints.Folder, PathAccess.Read),
        ];
        _watchdog = new Watchdog(_spawner);
        _bubblewrap = new BubblewrapProbe(_spawner, Environment.GetEnvironmentVariable("PATH"));
    }

    public async ValueTask<IRunningCommand> StartAsync(CommandSpec spec, ICommandOutput output, CancellationToken cancellationToken)
    {
        RefuseMalformed(spec);
        SandboxPlan plan = PlanFor(spec);
        CommandStreams streams = OpenStreams(spec);
        try
        {
            LaunchedProcess process = await StartProcessAsync(spec, plan, streams, cancellationToken);
            streams.Dispose();
            var command = new LinuxCommand(_loop, process, streams, output, _options.ReceiverFault);
            command.Begin();
            return command;
        }
        catch (Exception failure)
        {
            streams.Abandon();
            if (failure is IOException)
            {
                throw new CommandStartException(CommandStartFailure.Other, failure.Message, 0, failure);
            }

            throw;
        }
    }

    /// <summary>A NUL would end a text early, and in bubblewrap's argument file begin another argument.</summary>
    private static void RefuseMalformed(CommandSpec spec)
    {
        bool malformed = spec.Argv.Count == 0
            || spec.Argv.Concat(spec.WorkspaceRoots).Append(spec.WorkingDirectory).Any(text => text.Contains('\0', StringComparison.Ordinal))
            || spec.Environment.Any(variable => variable.Key.AsSpan().IndexOfAny('=', '\0') >= 0
                || variable.Key.Length == 0 || variable.Value.Contains('\0', StringComparison.Ordinal));
        if (malformed)
        {
            throw new CommandStartException(
                CommandStartFailure.Other,
                "The command is empty, has a NUL character in a text, or has an environment variable without a proper name.");
        }
    }

    private SandboxPlan PlanFor(CommandSpec spec)
    {
        spec.Environment.TryGetValue("TMPDIR", out string? tmpDir);
        SandboxPlan plan = SandboxPlanner.Plan(
            spec.Profile, new SandboxPlaces(spec.WorkspaceRoots, tmpDir, MinimalPaths, _controlFolders));
        return plan.WithRules(HardLinks.FindOtherNames(plan, spec.WorkspaceRoots));
    }

    private static List<string> CommandWritableFolders(CommandSpec spec, SandboxPlan plan) =>
    [
        .. plan.Rules.Where(rule => rule.Access == PathAccess.Write).Select(rule => rule.Path),
        .. spec.WorkspaceRoots.Append(spec.WorkingDirectory).Select(SandboxPath.Resolve).Where(folder => folder != "/"),
    ];

    private static CommandStreams OpenStreams(CommandSpec spec)
    {
        try
        {
            return CommandStreams.Open(spec);
        }
        catch (IOException failure)
        {
            throw new CommandStartException(CommandStartFailure.Other, failure.Message, 0, failure);
        }
    }

    private async Task<LaunchedProcess> StartProcessAsync(
        CommandSpec spec, SandboxPlan plan, CommandStreams streams, CancellationToken cancellationToken)
    {
        if (!plan.IsConfined)
        {
            return await StartUnwrappedAsync(spec, plan, streams, restriction: null);
        }

        if (!plan.ConfinesFiles)
        {
            byte[] filter = SeccompFilter.Build(plan.Network, RuntimeInformation.ProcessArchitecture);
            using var restriction = new ThreadRestriction(filter, pathRules: null);
            return await StartUnwrappedAsync(spec, plan, streams, restriction);
        }

        BubblewrapStatus bubblewrap = _options.AllowNamespaces
            ? await _bubblewrap.GetAsync(CommandWritableFolders(spec, plan)).WaitAsync(cancellationToken)
            : new BubblewrapStatus(null, "Namespaces are switched off by an option.");
        if (bubblewrap.Features is { } features)
        {
            return await StartInViewAsync(spec, plan, features, streams);
        }

        string? obstacle = _options.AllowPathRules ? LandlockRules.WhyNot(plan) : "path rules are switched off by an option";
        if (obstacle is not null)
        {
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable, $"The sandbox cannot be set up here, and {obstacle}. {bubblewrap.Problem}");
        }

        using ThreadRestriction rules = LandlockRules.Prepare(plan.Network);
        return await StartUnwrappedAsync(spec, plan, streams, rules);
    }

    private async Task<LaunchedProcess> StartInViewAsync(
        CommandSpec spec, SandboxPlan plan, BubblewrapFeatures features, CommandStreams streams)
    {
        RequireWorkingDirectory(spec);
        if (streams.IsTerminal)
        {
            streams.OpenTerminal();
        }

        (IReadOnlyList<PathRule> rules, MountPointRegistry.Lease? lease) = _mountPoints.Acquire(plan.Rules);
        try
        {
            return await StartWrappedAsync(spec, plan with { Rules = rules }, features, streams, lease);
        }
        catch
        {
            lease?.Dispose();
            throw;
        }
    }

    private async Task<LaunchedProcess> StartWrappedAsync(
        CommandSpec spec, SandboxPlan plan, BubblewrapFeatures features, CommandStreams streams, IDisposable? lease)
    {
        const int FilterNumber = 3;
        const int ArgumentsNumber = 4;
        using FileDescriptor filter = FileDescriptor.InMemory(
            "seccomp", SeccompFilter.Build(plan.Network, RuntimeInformation.ProcessArchitecture));
        List<string> options = BubblewrapArguments.Build(
            plan, features, spec.WorkingDirectory, EnvironmentOf(spec, plan), FilterNumber);
        using FileDescriptor arguments = FileDescriptor.InMemory("arguments", Encoding.UTF8.GetBytes(string.Join('\0', options)));
        string[] argv =
        [
            "bwrap", "--args", ArgumentsNumber.ToString(CultureInfo.InvariantCulture), "--",
            .. SessionPrefix(plan, streams.IsTerminal), .. spec.Argv,
        ];
        var request = new SpawnRequest(features.Executable, argv, [], "/", [.. streams.Theirs, filter.Number, arguments.Number]);
        (int error, int pid) = await _spawner.RunAsync(() => (PreparedSpawn.TryStart(request, out int started), started));
        return error == 0
            ? Launched(pid, confined: true, watchdog: null, lease)
            : throw new CommandStartException(CommandStartFailure.Other, $"bwrap: {Errno.Describe(error)}", error);
    }

    /// <summary>
    /// setsid(1) gives the command a session without the wrapper in it, with the terminal as its controlling one, so that ^C reaches the
    /// command only. It also reports a program that cannot be executed by 127 or 126.
    /// </summary>
    private static IEnumerable<string> SessionPrefix(SandboxPlan plan, bool terminal)
    {
        string? setsid = SetsidPaths.FirstOrDefault(
            path => File.Exists(path) && plan.AccessTo(SandboxPath.Resolve(path)) != PathAccess.Hidden);
        return setsid is null ? [] : terminal ? [setsid, "-c", "--"] : [setsid, "--"];
    }

    /// <summary>Starts the command itself, under restrictions of the starting thread or none.</summary>
    private async Task<LaunchedProcess> StartUnwrappedAsync(CommandSpec spec, SandboxPlan plan, CommandStreams streams, ThreadRestriction? restriction)
    {
        string program = ExecutableLookup.Find(spec.Argv[0], spec.Environment, spec.WorkingDirectory, out int errno)
            ?? throw StartFailure(spec, errno);
        await _watchdog.StartAsync();
        var request = new SpawnRequest(
            program, spec.Argv, EnvironmentOf(spec, plan), spec.WorkingDirectory, streams.Theirs, streams.TerminalPath);
        (int error, int pid) = restriction is null
            ? await _spawner.RunAsync(() => (PreparedSpawn.TryStart(request, out int started), started))
            : await _spawner.RunRestrictedAsync(request, restriction);
        return error == 0
            ? Launched(pid, plan.IsConfined, _watchdog, lease: null)
            : throw StartFailure(spec, error);
    }

    private LaunchedProcess Launched(int pid, bool confined, Watchdog? watchdog, IDisposable? lease)
    {
        var exitSignal = ExitSignal.Open(pid, _options.AllowPidFd);
        return new LaunchedProcess(pid, exitSignal, confined, watchdog, lease);
    }

    private static List<string> EnvironmentOf(CommandSpec spec, SandboxPlan plan)
    {
        var lines = new List<string>(spec.Environment.Count + 1);
        foreach ((string name, string value) in spec.Environment)
        {
            if (plan.Network == NetworkMode.Full || name != NetworkDisabledVariable)
            {
                lines.Add($"{name}={value}");
            }
        }

        if (plan.Network == NetworkMode.None)
        {
            lines.Add(NetworkDisabledVariable + "=1");
        }

        return lines;
    }

    private static void RequireWorkingDirectory(CommandSpec spec)
    {
        if (!Directory.Exists(spec.WorkingDirectory))
        {
            throw StartFailure(spec, Errno.ENOENT);
        }
    }

    private static CommandStartException StartFailure(CommandSpec spec, int errno)
    {
        CommandStartFailure failure = errno switch
        {
            _ when !Directory.Exists(spec.WorkingDirectory) => CommandStartFailure.BadWorkingDirectory,
            Errno.ENOENT or Errno.ENOTDIR => CommandStartFailure.NotFound,
            Errno.EACCES or Errno.ENOEXEC => CommandStartFailure.NotExecutable,
            _ => CommandStartFailure.Other,
        };
        return new CommandStartException(failure, Errno.Describe(errno), errno);
    }
}
